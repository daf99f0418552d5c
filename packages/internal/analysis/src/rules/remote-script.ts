import { addressOf } from '../access-manifest.ts';
import { constantPrefix } from '../facts/destinations.ts';
import { memberWrites } from '../facts/member-writes.ts';
import { asText } from '../values/value.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';
import { isPlugin } from './helpers.ts';

export const remoteScript = defineRule({
  id: 'remote-script',
  severity: 'high',
  threat: 'remote-code',
  title: 'A script element loads code from another server',
  why: 'The page runs whatever that server answers, today and later.',
  fix: 'Bundle the library with the plugin.',
  example: {
    bad: 'const s = document.createElement("script"); s.src = "https://cdn.example/x.js"; document.head.append(s);',
    good: 'const i = document.createElement("img"); i.src = "/logo.png"; document.body.append(i);',
  },
  cwe: 829,
  visit: {
    package: ({ files, report }) => {
      for (const [path, text] of files) {
        if (
          !/\.x?html?$/i.test(path) ||
          /(?:^|\/)(?:node_modules|examples?|docs?|demos?|tests?)\//.test(path)
        )
          continue;
        for (const { address, isPinned } of remoteScriptsIn(text))
          report(path, address, {
            severity: isPinned ? 'low' : 'high',
            message: `This page loads code from ${address.slice(0, 80)}.`,
          });
      }
    },
    file: (context) => {
      for (const { name, value, node } of memberWrites(context.file))
        if (name === 'element:script#src') judge(node, value, context);
        else if (name !== null && TEXT.test(name)) {
          const address = IMPORTS.exec(asText(context.file.evaluator.evaluate(value)) ?? '')?.[1];
          if (address !== undefined)
            context.report(node, { message: `A script is made that loads ${address.slice(0, 80)}.` });
        }
    },
  },
});

/** Addresses outside that a page itself names: its scripts, and what its import map leads to. */
function remoteScriptsIn(text: string): { address: string; isPinned: boolean }[] {
  const elements = [
    ...text.matchAll(/<script\b[^>]*\bsrc\s*=\s*["']?((?:https?:)?\/\/[^"'\s>]+)[^>]*>/gi),
  ].map(([tag, address = '']) => ({
    address,
    isPinned: /\bintegrity\s*=/.test(tag) || PINNED.test(address),
  }));
  const maps = [
    ...text.matchAll(/<script\b[^>]*type\s*=\s*["']?importmap\b[^>]*>([^]*?)<\/script/gi),
  ].flatMap(([, map = '']) =>
    [...map.matchAll(/"((?:https?:)?\/\/[^"]+)"/g)].map(([, address = '']) => ({
      address,
      isPinned: PINNED.test(address),
    })),
  );
  return [...elements, ...maps];
}

/** A script's own text, and the addresses it imports. */
const TEXT = /^element:script#(?:text|textContent|innerText|innerHTML)$/;
const IMPORTS = /\b(?:import\s*(?:\(\s*)?|from\s*)['"`]((?:https?:)?\/\/[^'"`]+)/;

const PINNED = /[@/](?:v?\d+\.\d+\.\d+|[0-9a-f]{40})(?:[/?]|$)/;

function judge(node: Node, value: Node, context: RuleContext): void {
  const prefix = constantPrefix(value, context.file, 0);
  if (addressOf(prefix) || /^\s*(?:https?:)?\/\//i.test(prefix))
    context.report(node, {
      severity: PINNED.test(prefix) && !isPlugin(context) ? 'medium' : 'high',
      message: `A script is loaded from ${prefix.slice(0, 80)}.`,
    });
  else if (prefix === '')
    context.report(node, {
      severity: isPlugin(context) ? 'high' : 'low',
      message: 'A script is loaded from an address made at run time.',
    });
}

import { defineRule } from '../rule.ts';
import { isDecodedValue, textValue } from './helpers.ts';

const USES =
  /^(?:eval|Function|AsyncFunction|\?constructor|setTimeout|setInterval|require|import|vm\.\w+|document\.write|execScript|child_process\.\w+|importScripts|Worker|fetch|api\.fetch|WebSocket|XMLHttpRequest#open|https?\.(?:get|request)|navigator\.sendBeacon)$/;
const DECODES = /\b(?:atob|unescape|fromCharCode|fromCodePoint)\b|['"](?:base64|hex)['"]/;

export const decodedCode = defineRule({
  id: 'decoded-code',
  severity: 'high',
  threat: 'obfuscation',
  title: 'A text is decoded and then used as code, module, command or address',
  why: 'Encoding hides from a reader what the program runs or where it talks to.',
  fix: 'Write the text out.',
  example: {
    bad: 'fetch(atob("aHR0cHM6Ly9ldmlsLmV4YW1wbGUv"));',
    good: 'image.src = "data:image/png;base64,iVBORw0KGgo=";',
  },
  cwe: 506,
  visit: {
    named: (call, context) => {
      const name = call.names.find((candidate) => USES.test(candidate));
      if (!name) return;
      const arg = call.args.find((candidate) => isDecodedValue(candidate, context));
      if (arg) {
        const text = textValue(arg, context) ?? '';
        if (text.trim().length < 3) return;
        context.report(call.node, {
          severity: /eval|Function|require|import|child_process|vm\.|constructor/.test(name)
            ? 'critical'
            : 'high',
          message: `${name} is given a decoded text: ${text.slice(0, 60)}`,
        });
        return;
      }
      if (!/^(?:eval|Function|AsyncFunction|vm\.\w+|execScript|setTimeout|setInterval)$/.test(name)) return;
      const last = call.args.at(name.startsWith('set') ? 0 : -1);
      if (!last || last.type === 'FunctionExpression' || last.type === 'ArrowFunctionExpression') return;
      // A text that stands there is no decoder's, even when it speaks of one.
      if (last.type === 'Literal' || (last.type === 'TemplateLiteral' && last.expressions.length === 0))
        return;
      const written = context.file.text.slice(last.start, Math.min(last.end, last.start + 2000));
      if (DECODES.test(written))
        context.report(call.node, { severity: 'critical', message: `${name} runs what a decoder gives.` });
    },
  },
});

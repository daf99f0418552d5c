import { bare } from '../syntax/node.ts';
import { defineRule } from '../rule.ts';
import { constantPrefix } from '../facts/destinations.ts';

const SCRIPT = /^[\s\0-\x20]*j[\s]*a[\s]*v[\s]*a[\s]*s[\s]*c[\s]*r[\s]*i[\s]*p[\s]*t[\s]*:(?!\s*(?:void|;|$|\/\/|\s*return))/i;

export const scriptUrl = defineRule({
  id: 'script-url',
  severity: 'high',
  threat: 'dynamic-code',
  title: 'An address is made of code',
  why: 'A javascript: address runs its text when it is opened.',
  fix: 'Use a button with a handler.',
  example: { bad: 'location.href = "javascript:" + code;', good: 'location.href = "/orders";' },
  cwe: 95,
  visit: {
    assignment: (node, context) => {
      const target = bare(node.left);
      if (target.type !== 'MemberExpression' && target.type !== 'Identifier') return;
      if (SCRIPT.test(`${constantPrefix(node.right, context.file, 0)}x`)) context.report(node, { message: 'This address runs code when it is opened.' });
    },
    call: (call, context) => {
      const isOpening = call.names.some((name) => name === 'open' || /^location\.(?:assign|replace)$/.test(name) || name.endsWith('setAttribute'));
      if (!isOpening) return;
      for (const arg of call.args) if (SCRIPT.test(`${constantPrefix(arg, context.file, 0)}x`)) context.report(call.node, { message: 'This address runs code when it is opened.' });
    },
  },
});

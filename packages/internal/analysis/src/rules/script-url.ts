import { bare, writtenKey, type Node } from '../syntax/node.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { constantPrefix } from '../facts/destinations.ts';
import { textValue } from './helpers.ts';

const SCRIPT =
  /^[\s\0-\x20]*j[\s]*a[\s]*v[\s]*a[\s]*s[\s]*c[\s]*r[\s]*i[\s]*p[\s]*t[\s]*:(?!\s*(?:void|throw|;|$|\/\/|return|[\d.]+\s*;?\s*$|false|true|""|''))/i;

const ADDRESSES = new Set(['href', 'src', 'action', 'formAction', 'location', 'data', 'srcdoc']);

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
      if (target.type !== 'MemberExpression' && context.file.evaluator.resolveGlobal(target) !== 'location')
        return;
      if (
        target.type === 'MemberExpression' &&
        !ADDRESSES.has(writtenKey(target.property, target.computed) ?? 'href')
      )
        return;
      if (isScript(node.right, context))
        context.report(node, { message: 'This address runs code when it is opened.' });
    },
    named: (call, context) => {
      const isOpening = call.names.some(
        (name) =>
          name === 'open' || /^location\.(?:assign|replace)$/.test(name) || name.endsWith('setAttribute'),
      );
      if (!isOpening) return;
      for (const arg of call.args)
        if (isScript(arg, context))
          context.report(call.node, { message: 'This address runs code when it is opened.' });
    },
  },
});

/** A constant must hold code after the colon; of a text that goes on, the beginning is enough. */
function isScript(node: Node, context: RuleContext): boolean {
  const prefix = constantPrefix(node, context.file, 0);
  return SCRIPT.test(textValue(node, context) === null && prefix !== '' ? `${prefix}x` : prefix);
}

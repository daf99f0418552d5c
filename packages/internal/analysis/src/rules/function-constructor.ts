import { defineRule, type RuleContext } from '../rule.ts';
import { bare } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import { handsOn } from './handed-on.ts';
import {
  calleeOf,
  isDecodedValue,
  isHiddenRoute,
  isPlugin,
  isToldElsewhere,
  isUnpacked,
  lastArgument,
  reachesOut,
  textValue,
} from './helpers.ts';

/** Characters up to which a file is rather one act than part of a library. */
const SMALL = 2_000;
const CONSTRUCTORS = new Set(['Function', 'AsyncFunction', 'GeneratorFunction', 'AsyncGeneratorFunction']);
const FINDS_GLOBAL =
  /^\s*(?:"use strict";?\s*)?(?:return\s*\(?(?:this|globalThis|global|window|self)\)?|debugger)?\s*;?\s*$/;

export const functionConstructor = defineRule({
  id: 'function-constructor',
  severity: 'high',
  threat: 'dynamic-code',
  title: 'A function is made out of text',
  why: 'The Function constructor is eval under another name, and its text is never reviewed.',
  fix: 'Write the function out; choose between functions with a table instead of making them.',
  example: { bad: 'new Function(body)();', good: 'const table = { add: (a, b) => a + b };' },
  cwe: 95,
  visit: {
    call: (call, context) => {
      if (handsOn(call, CONSTRUCTORS, context))
        context.report(call.node, {
          message: 'The Function constructor is handed on to be called with texts.',
        });
      const name = call.names.find((candidate) => CONSTRUCTORS.has(candidate));
      const code = lastArgument(call);
      // Of most calls nobody has to know what they are given.
      if (!code || (!name && !call.names.includes('?constructor'))) return;
      const text = textValue(code, context);
      if (!name) {
        // `x.constructor('code')`: only a text of code tells it from making another x.
        if (text !== null && /[;(]|return\s/.test(text) && reachesOut(text))
          context.report(call.node, {
            confidence: 'medium',
            message: 'A constructor is given a text of code.',
          });
        return;
      }
      if (text !== null && FINDS_GLOBAL.test(text)) return;
      const decoded = isDecodedValue(code, context);
      const hidden = decoded || isHiddenRoute(call, name, context);
      const isKnown = text !== null && !reachesOut(text);
      const severity = decoded
        ? 'critical'
        : isKnown
          ? isPlugin(context)
            ? 'medium'
            : 'low'
          : (text !== null && !isToldElsewhere(code, context)) ||
              isPlugin(context) ||
              isChain(call, context) ||
              isUnpacked(code, context) ||
              (name !== 'Function' && hidden && context.file.text.length < SMALL) ||
              (name === 'Function' && isDerived(call, context)) ||
              isPlain(code.type, context)
            ? 'high'
            : 'medium';
      context.report(call.node, {
        severity,
        message: hidden
          ? `${name} is reached in a roundabout way to run text as code.`
          : 'A function is made out of text at run time.',
      });
    },
  },
});

/** A file that is little more than this call is no template engine. */
function isPlain(type: string, { file }: RuleContext): boolean {
  return file.text.length < 500 && (type === 'Identifier' || type === 'AwaitExpression');
}

/** `const make = (() => {}).constructor`, or a name put together: Function under a name of the file's own. */
function isDerived(call: ResolvedCall, { file }: RuleContext): boolean {
  const callee = calleeOf(call);
  const written = file.text.slice(callee.start, Math.min(callee.end, callee.start + 30));
  const given =
    call.node.type === 'CallExpression' && /^Reflect\b/.test(written) ? call.node.arguments[0] : callee;
  const name = given ? bare(given) : null;
  // `realm()('return 1')`: a function that gives Function.
  if (name?.type === 'CallExpression') return !/(?<![\w$])Function(?![\w$])/.test(written);
  const binding = name?.type === 'Identifier' ? file.evaluator.bindingOf(name) : null;
  return (binding?.writes ?? []).some(({ value }) => {
    const route = value ? file.text.slice(value.start, Math.min(value.end, value.start + 300)) : '';
    return route !== '' && (/\.constructor\b/.test(route) || !/(?<![\w$])Function(?![\w$])/.test(route));
  });
}

/** `[].map.constructor(code)`: no library comes to Function on this way by accident. */
function isChain(call: ResolvedCall, { file }: RuleContext): boolean {
  const callee = calleeOf(call);
  const written = file.text.slice(callee.start, Math.min(callee.end, callee.start + 200));
  return (
    /constructor|\[/.test(written) &&
    call.args.length > 0 &&
    !/^(?:\w+\.)*constructor(?:\.(?:apply|call))?$/.test(written.replace(/^this\./, ''))
  );
}

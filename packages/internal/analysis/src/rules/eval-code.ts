import { defineRule, type RuleContext } from '../rule.ts';
import { handsOn } from './handed-on.ts';
import { isDecodedValue, isHiddenRoute, isPlugin, lastArgument, reachesOut, textValue } from './helpers.ts';

const EVALS = new Set(['eval', 'execScript']);

export const evalCode = defineRule({
  id: 'eval-code',
  severity: 'high',
  threat: 'dynamic-code',
  title: 'Text is run as code with eval',
  why: 'Code made at run time is never reviewed: whoever controls the text controls the plugin.',
  fix: 'Write the code out, or parse the data with JSON.parse or a parser of your own.',
  example: { bad: 'const run = eval; run(input);', good: 'const data = JSON.parse(input);' },
  cwe: 95,
  visit: {
    call: (call, context) => {
      if (handsOn(call, EVALS, context))
        context.report(call.node, { message: 'eval is handed on to be called with texts.' });
      if (!call.names.includes('eval') && !call.names.includes('execScript')) return;
      const code = lastArgument(call);
      if (!code) return;
      const text = textValue(code, context);
      const hidden = isHiddenRoute(call, 'eval', context) || isDecodedValue(code, context);
      if (text !== null && !hidden && !reachesOut(text)) {
        context.report(call.node, {
          severity: isPlugin(context) ? 'medium' : 'low',
          message: 'eval runs a constant text that reaches nothing outside.',
        });
        return;
      }
      const isDirect = /^\(?\s*(?:0\s*,\s*)?eval\b/.test(
        context.file.text.slice(call.node.start, call.node.start + 20),
      );
      context.report(call.node, {
        severity: isDecodedValue(code, context)
          ? 'critical'
          : isDirect && !isPlugin(context) && isLibraryScale(context)
            ? 'medium'
            : hidden && !isDirect
              ? 'critical'
              : 'high',
        message: hidden
          ? 'eval is reached in a roundabout way, which hides that text is run as code.'
          : 'eval runs a text that is only known at run time.',
      });
    },
    member: (node, name, context) => {
      // Handing eval itself on is as good as calling it.
      if (name !== 'eval' || !node.computed || node.property.type === 'Literal') return;
      context.report(node, { message: 'eval is looked up under a name put together at run time.' });
    },
  },
});

/** In a large program one open eval is a known habit (bundlers, template engines); in a small one it is the point. */
function isLibraryScale({ file }: RuleContext): boolean {
  return file.text.length > 10_000;
}

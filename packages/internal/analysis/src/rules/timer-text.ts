import { defineRule } from '../rule.ts';
import { asText, type Value } from '../values/value.ts';
import { handsOn } from './handed-on.ts';
import { reachesOut, valueOf } from './helpers.ts';

export const timerText = defineRule({
  id: 'timer-text',
  severity: 'high',
  threat: 'dynamic-code',
  title: 'A timer is given text to run',
  why: 'setTimeout and setInterval run a text like eval does.',
  fix: 'Pass a function.',
  example: { bad: 'setTimeout("run(" + input + ")", 10);', good: 'setTimeout(() => run(input), 10);' },
  cwe: 95,
  visit: {
    call: (call, context) => {
      if (handsOn(call, TIMERS, context) && call.receiver && isTexts(valueOf(call.receiver, context))) {
        context.report(call.node, {
          message: 'Each of these texts is given to a timer, which runs it as code.',
        });
        return;
      }
      if (!call.names.some((name) => /^(?:setTimeout|setInterval|setImmediate)$/.test(name))) return;
      const code = call.args[0];
      const value = valueOf(code, context);
      if (!code || !value) return;
      const isText =
        (value.kind === 'constant' && typeof value.value === 'string') ||
        code.type === 'TemplateLiteral' ||
        (code.type === 'BinaryExpression' && code.operator === '+');
      if (!isText) return;
      const text = asText(value);
      context.report(call.node, {
        severity: text !== null && !reachesOut(text) && text.length < 40 ? 'medium' : 'high',
        message: 'This timer runs a text as code.',
      });
    },
  },
});

const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate']);

function isTexts(value: Value | null): boolean {
  return (
    value?.kind === 'list' &&
    value.items.some((item) => item.kind === 'constant' && typeof item.value === 'string')
  );
}

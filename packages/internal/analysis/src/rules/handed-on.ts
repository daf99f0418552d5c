import { bare, writtenKey } from '../syntax/node.ts';
import type { RuleContext } from '../rule.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import { CALLING_METHODS } from '../values/calling-methods.ts';
import { arms } from '../values/value.ts';

const CALLERS = new Set([...CALLING_METHODS, 'catch']);

/** Whether a shared function is given to a method that will call it: `texts.forEach(eval)`. */
export function handsOn(call: ResolvedCall, names: ReadonlySet<string>, { file }: RuleContext): boolean {
  if (call.node.type !== 'CallExpression') return false;
  const callee = bare(call.node.callee);
  const key = callee.type === 'MemberExpression' ? writtenKey(callee.property, callee.computed) : null;
  if ((key === null || !CALLERS.has(key)) && !call.names.includes('Array.from')) return false;
  return call.args.some((arg) => {
    if (arg.type === 'Literal' || arg.type === 'ArrowFunctionExpression') return false;
    return arms(file.evaluator.evaluate(arg)).some((arm) => {
      const target = arm.kind === 'bound' ? arm.target : arm;
      return target.kind === 'global' && names.has(target.name);
    });
  });
}

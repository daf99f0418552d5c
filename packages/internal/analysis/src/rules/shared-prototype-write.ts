import { memberWrites } from '../facts/member-writes.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import { asText } from '../values/value.ts';

const ROOT = /^(?:Object\.prototype|Object\.prototype\.prototype)$/;

export const sharedPrototypeWrite = defineRule({
  id: 'shared-prototype-write',
  severity: 'high',
  threat: 'prototype-pollution',
  title: 'Something is written to the prototype of every object',
  why: 'A member of Object.prototype appears on every object of the page, and changes what other code decides.',
  fix: 'Keep the value in an object of its own.',
  example: {
    bad: 'Object.prototype.isAdmin = true;',
    good: 'const defaults = { isAdmin: false };',
  },
  cwe: 1321,
  visit: {
    file: (context) => {
      for (const { object, key, node } of memberWrites(context.file)) {
        if (!isRoot(object, context) || /^__(?:define|lookup)[GS]etter__$/.test(key)) continue;
        context.report(node, {
          severity: context.file.text.length > 60_000 ? 'medium' : 'high',
          message: `${key} is written to the prototype of every object.`,
        });
      }
    },
    text: (text, node, context) => {
      // Names of members carried in by data.
      if (text.length < 5_000 && /"__proto__"\s*:|"constructor"\s*:\s*\{\s*"prototype"/.test(text))
        context.report(node, {
          severity:
            context.file.text.length < 10_000 && /merge|extend|defaultsDeep|assign/i.test(context.file.text)
              ? 'high'
              : 'low',
          confidence: 'medium',
          message: 'This data names the prototype of every object.',
        });
    },
    named: (call, context) => {
      const [target, source] = call.args;
      const merges = call.names.some((name) =>
        /^Object\.(?:assign|defineProperties|setPrototypeOf)$|^Reflect\.setPrototypeOf$/.test(name),
      );
      if (merges && target && source && isRoot(target, context))
        context.report(call.node, { message: 'The prototype of every object is given members.' });
      const defines = call.names.some((name) =>
        /^(?:Object|Reflect)\.defineProperty$|^Reflect\.set$/.test(name),
      );
      if (defines && target && source && isChosen(source, context) && isRoot(target, context))
        context.report(call.node, {
          message:
            'Under a name that is only known at run time, the prototype of every object is given a member.',
        });
    },
    assignment: (node, context) => {
      const left = bare(node.left);
      if (left.type !== 'MemberExpression' || !left.computed || !isChosen(left.property, context)) return;
      if (isRoot(left.object, context))
        context.report(node, {
          message:
            'Under a name that is only known at run time, the prototype of every object is given a member.',
        });
    },
  },
});

function isChosen(key: Node, { file }: RuleContext): boolean {
  return key.type !== 'Literal' && asText(file.evaluator.evaluate(key)) === null;
}

function isRoot(node: Node, { file }: RuleContext): boolean {
  const inner = bare(node);
  if (ROOT.test(file.evaluator.resolveGlobal(inner) ?? '')) return true;
  if (inner.type !== 'MemberExpression') return false;
  const key = writtenKey(inner.property, inner.computed) ?? constantKey(inner.property, file);
  // `anything.__proto__.x = …` and `anything.constructor.prototype.x = …` reach the prototype of a plain object.
  if (key === '__proto__')
    return !/^(?:this|[A-Z]\w*(?:\.prototype)?)$/.test(file.text.slice(inner.object.start, inner.object.end));
  if (key !== 'prototype' || inner.object.type !== 'MemberExpression') return false;
  const owner =
    writtenKey(inner.object.property, inner.object.computed) ?? constantKey(inner.object.property, file);
  return owner === 'constructor' && bare(inner.object.object).type === 'ObjectExpression';
}

function constantKey(node: Node, file: RuleContext['file']): string | null {
  const value = file.evaluator.evaluate(node);
  return value.kind === 'constant' ? String(value.value) : null;
}

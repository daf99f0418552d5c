import { contains, type Node } from '../syntax/node.ts';
import { defineRule, type RuleContext } from '../rule.ts';

const ENOUGH = 3;

export const stringArray = defineRule({
  id: 'string-array',
  severity: 'high',
  threat: 'obfuscation',
  title: 'Texts are kept in a shuffled list and looked up by number',
  why: 'Obfuscators move every name and text into one list, rotate it at start, and fetch entries through a decoder.',
  fix: 'Ship the source before it was obfuscated.',
  example: {
    bad: 'const t = ["log", "cookie", "send", "open"]; (function (a, n) { while (--n) { a.push(a.shift()); } })(t, 3); const d = (i) => t[i - 2]; console[d(2)](document[d(3)]);',
    good: 'const days = ["mo", "tu", "we"]; const day = (i) => days[i]; show(day(2));',
  },
  cwe: 506,
  visit: {
    call: (call, context) => {
      const { node } = call;
      if (
        node.type !== 'CallExpression' ||
        (node.callee.type !== 'FunctionExpression' && node.callee.type !== 'ArrowFunctionExpression')
      )
        return;
      if (!call.args.some((arg) => isTextList(arg, context))) return;
      const body = context.file.text.slice(
        node.callee.start,
        Math.min(node.callee.end, node.callee.start + 3000),
      );
      if (/push/.test(body) && /shift/.test(body) && /while|for/.test(body))
        context.report(node, { message: 'A list of texts is rotated before it is used.' });
    },
    function: (fn, context) => {
      // A function that gives back one entry of a list of texts, by a computed number, and names members with it.
      if (!fn.body || fn.end - fn.start > 1500) return;
      const owner =
        fn.type === 'FunctionDeclaration'
          ? fn.id
          : fn.parent?.type === 'VariableDeclarator'
            ? fn.parent.id
            : null;
      const binding = owner?.type === 'Identifier' ? context.file.evaluator.bindingOf(owner) : null;
      if (!binding) return;
      const uses = context.file.evaluator
        .callsOf(binding)
        .filter(
          (site) =>
            site.parent?.type === 'MemberExpression' &&
            site.parent.computed &&
            site.parent.property === site &&
            !contains(fn, site),
        );
      if (uses.length < 2) return;
      const body = context.file.text.slice(fn.start, fn.end);
      if (
        !/\b([\w$]+)\s*(?:=\s*\1\s*-|-=)\s*(?:\(?-?0x[\da-f]+|\d+)|\[\s*[\w$]+\s*[-^]\s*(?:0x[\da-f]+|\d+)\s*\]/i.test(
          body,
        )
      )
        return;
      if (uses.length >= ENOUGH || (uses.length >= 2 && /_0x/.test(body)))
        context.report(fn, {
          confidence: 'medium',
          message: `Member names are looked up by number in ${uses.length} places.`,
        });
    },
  },
});

function isTextList(node: Node, context: RuleContext): boolean {
  const value = context.file.evaluator.evaluate(node);
  if (value.kind === 'function')
    return /=\s*\[['"]/.test(context.file.text.slice(value.node.start, value.node.start + 200));
  return (
    value.kind === 'list' &&
    value.items.length >= ENOUGH &&
    value.items.every((item) => item.kind === 'constant' && typeof item.value === 'string')
  );
}

import type { Node } from '../syntax/node.ts';
import { defineRule } from '../rule.ts';

export const flattenedFlow = defineRule({
  id: 'flattened-flow',
  severity: 'high',
  threat: 'obfuscation',
  title: 'The order of statements is hidden in a list',
  why: 'A loop around a switch that is steered by a list of numbers is how obfuscators take the order out of a program.',
  fix: 'Ship the source before it was obfuscated.',
  example: {
    bad: 'const order = "2|0|1".split("|"); let i = 0; while (true) { switch (order[i++]) { case "0": a(); continue; case "1": b(); continue; case "2": c(); continue; } break; }',
    good: 'while (true) { switch (next()) { case "a": a(); break; case "b": return; } }',
  },
  cwe: 506,
  visit: {
    file: ({ file, report }) => {
      for (const node of file.index.switches) {
        if (!loopAround(node) || node.cases.length < 3) continue;
        const { discriminant } = node;
        const isList =
          discriminant.type === 'MemberExpression' &&
          discriminant.computed &&
          discriminant.property.type === 'UpdateExpression';
        const states = node.cases.filter(({ test }) =>
          /^["'`]?(?:0x[0-9a-f]+|\d+)["'`]?$/i.test(test ? file.text.slice(test.start, test.end) : ''),
        ).length;
        const body = file.text.slice(node.start, Math.min(node.end, node.start + 4000));
        const isSplit =
          discriminant.type === 'MemberExpression' &&
          discriminant.object.type === 'Identifier' &&
          /\d\|\d/.test(file.text.slice(Math.max(0, node.start - 600), node.start));
        if (isList && (isSplit || states >= node.cases.length - 1))
          report(node, { message: 'The order of these cases comes from a list.' });
        else if (
          discriminant.type === 'Identifier' &&
          states >= 4 &&
          countOf(
            body,
            new RegExp(
              `(?<![\\w$])${discriminant.name.replaceAll('$', '\\$')}\\s*=\\s*(?:0x[0-9a-f]{3,}|\\d{3,})`,
              'gi',
            ),
          ) >= 3
        )
          report(node, { message: 'A number chosen at random leads from case to case.' });
      }
    },
  },
});

function loopAround(node: Node): boolean {
  const outer = node.parent?.type === 'BlockStatement' ? node.parent.parent : node.parent;
  return (
    outer?.type === 'WhileStatement' || outer?.type === 'ForStatement' || outer?.type === 'DoWhileStatement'
  );
}

function countOf(text: string, pattern: RegExp): number {
  return Array.from(text.matchAll(pattern)).length;
}

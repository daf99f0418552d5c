import fc from 'fast-check';
import { joinLogic } from '../join-logic.ts';
import { parseWhen } from '../parse-when.ts';
import { COMPARISONS, type WhenKey, type WhenLiteral, type WhenNode } from '../when-node.ts';

/** The clause of a text that is known to be right. */
export function when(text: string): WhenNode {
  const parsed = parseWhen(text);
  if (!parsed.ok) throw new Error(`${parsed.error.message} (at ${parsed.error.position})`);
  return parsed.value;
}

const key = fc
  .constantFrom('a', 'contact.stage', 'user.roles', '__proto__', 'constructor', 'list-view:x', '$x')
  .map((name): WhenKey => ({ op: 'key', key: name }));
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value): WhenLiteral => ({ op: 'literal', value: value + 0 }));
const literal = fc.oneof(
  number,
  fc.string({ maxLength: 12, unit: 'binary' }).map((value): WhenLiteral => ({ op: 'literal', value })),
  fc.boolean().map((value): WhenLiteral => ({ op: 'literal', value })),
);
const operand = fc.oneof(key, literal);

/** Any canonical clause of moderate size. */
export const anyClause: fc.Arbitrary<WhenNode> = fc.letrec<{ node: WhenNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    key,
    fc.boolean().map((value): WhenNode => ({ op: 'literal', value })),
    fc
      .tuple(fc.constantFrom(...COMPARISONS), operand, literal, number)
      .map(([op, left, right, ordered]): WhenNode => ({
        op,
        left,
        right: op === '==' || op === '!=' ? right : ordered,
      })),
    fc
      .tuple(fc.constantFrom('in', 'not in'), operand, key)
      .map(([op, left, right]): WhenNode => ({ op, left, right })),
    tie('node').map((inner): WhenNode => ({ op: 'not', operand: inner })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
      .map(([op, operands]) => joinLogic(op, operands)),
  ),
})).node;

export const anyContext = fc.dictionary(
  fc.constantFrom('a', 'contact.stage', 'user.roles', 'contact', 'user', '$x'),
  fc.oneof(
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.array(fc.integer()),
    fc.record({ stage: fc.string() }),
  ),
);

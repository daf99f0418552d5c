import { isDeepStrictEqual } from 'node:util';
import { evaluateWhen, parseWhen, printWhen, typecheckWhen } from '@guildhall/when-clause';
import { changeText } from '../change-text.ts';
import { changeWords } from '../change-words.ts';
import type { Target } from '../target.ts';

const CLAUSES = [
  "contact.stage == 'lead' && !(user.role in user.roles)",
  'user.count >= 3 || contact.isNew',
  "!a.b && 'admin' not in user.roles",
  'lang == css',
  '((a || b) && (c || !d)) || e != 2.5',
  'true',
];
const WORDS = [
  ' && a',
  ' || b.c',
  '!',
  '(',
  ')',
  '==',
  '!=',
  'in',
  'not in',
  '<=',
  'user.roles',
  'user.count',
  'a',
  "'x'",
  '1',
  'true',
];
const KEYS = {
  'contact.stage': 'string',
  'user.count': 'number',
  'user.roles': 'list',
  a: 'boolean',
} as const;
const CONTEXT = { 'contact.stage': 'lead', 'user.count': 3, 'user.roles': ['admin'], a: true };

/** When clauses, as a plugin writes them beside whatever it contributes. */
export const whenClauses: Target = {
  name: 'when clauses',
  share: 0.5,
  stages: { refused: 0.1, 'read, with problems': 0.1, 'read and evaluated': 0.01 },
  seeds: () => Promise.resolve(CLAUSES.map((clause) => Buffer.from(clause))),
  change: (input, other, random) => {
    const change = random.percent(70) ? changeWords : changeText;
    return Buffer.from(change(textOf(input), textOf(other), random, WORDS));
  },
  read(input) {
    const read = parseWhen(textOf(input));
    if (!read.ok) return { stage: 'refused', traits: [read.error.code, read.error.message.slice(0, 20)] };
    const again = parseWhen(printWhen(read.value));
    if (!again.ok && again.error.code !== 'TOO_LONG') throw new Error('What it prints cannot be read.');
    if (again.ok && !isDeepStrictEqual(again.value, read.value))
      throw new Error('What it prints means something else.');
    const shown = evaluateWhen(read.value, CONTEXT);
    const problems = typecheckWhen(read.value, KEYS).map(({ code }) => code);
    const traits = [read.value.op, `shown: ${shown}`, ...problems];
    return { stage: problems.length > 0 ? 'read, with problems' : 'read and evaluated', traits };
  },
};

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

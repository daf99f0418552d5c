import { parseArgs } from 'node:util';
import { writeResults, type Row } from '../bench/write-results.ts';
import { runFuzz, type Fuzzed } from '../tests/fuzz/src/run-fuzz.ts';

/* Gives every reader of strangers' words its share of so many inputs, and writes down how far they came. */
const MILLION = 1_000_000;
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: String(MILLION) },
    seed: { type: 'string', default: '20261' },
  },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed);
if (!Number.isSafeInteger(inputs) || !Number.isSafeInteger(seed) || inputs < 1)
  throw new Error('--inputs and --seed are whole numbers.');

const rows: Row[] = [];
const troubles: string[] = [];
let given = 0;
for await (const fuzzed of runFuzz({ inputs, seed })) {
  given += fuzzed.inputs;
  rows.push(rowOf(fuzzed));
  const { target, failures, missed } = fuzzed;
  for (const { why, input } of failures)
    troubles.push(`${target.name} ${why}; the input, as base64: ${input.slice(0, 2_000)}`);
  for (const stage of missed) troubles.push(`${target.name}: too few inputs came to “${stage}”`);
  console.log(`${target.name}: ${fuzzed.inputs} inputs, ${failures.length} failures`);
}
for (const trouble of troubles) console.error(trouble);

// A short run is for the one who is looking, not for the shelf.
writeResults(
  given >= MILLION ? 'fuzz' : null,
  'Nonsense for everything that reads what strangers write',
  rows,
  [
    `${given} inputs in all from the seed ${seed}, ${troubles.length} failures. A failure is an exception, an input that takes over a second twice, a process that dies or is kept for more than ten seconds, and a stage that fewer inputs reach than its target says.`,
    'Reached: how far inputs came, in parts of all. Traits: different errors, rules and kinds that were seen; an input that showed a new one was kept and changed further.',
    'Each target is read in a process of its own, which another one watches.',
  ],
);
process.exitCode = troubles.length > 0 ? 1 : 0;

function rowOf({ target, inputs: count, slowestMs, reached, traits, kept, failures }: Fuzzed): Row {
  const parts = Object.entries(reached)
    .sort(([, a], [, b]) => b - a)
    .map(([stage, times]) => `${stage} ${((100 * times) / count).toFixed(1)} %`);
  return {
    reader: target.name,
    inputs: count,
    reached: parts.join(', '),
    traits,
    kept,
    'slowest ms': slowestMs.toFixed(0),
    failures: failures.length,
  };
}

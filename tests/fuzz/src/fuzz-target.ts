import { createRandom } from './random.ts';
import type { Failure, Tally } from './messages.ts';
import type { Outcome, Target } from './target.ts';

export interface FuzzOptions {
  inputs: number;
  seed: number;
  /** Told before an input is read. */
  onInput: (number: number, input: Uint8Array) => void;
  onFailure: (failure: Failure) => void;
}

const SLOWEST_MS = 1_000;
/** Inputs kept because they showed something new. */
const MOST_KEPT = 3_000;
const MOST_TRAITS = 20_000;

/**
 * Gives a target its seeds, and then changed ones: an input that shows an error, a rule or a stage nobody showed before
 * is kept and changed further. Whatever it throws, and an answer that twice takes over a second, is a failure.
 */
export async function fuzzTarget(target: Target, options: FuzzOptions): Promise<Tally> {
  const { inputs, onInput, onFailure } = options;
  const random = createRandom(options.seed);
  const seeds = await target.seeds();
  const kept: Uint8Array[] = [];
  // Half of all inputs begin at an honest one: those that were kept are mostly refused early.
  const pick = (): Uint8Array => random.of(kept.length > 0 && random.percent(50) ? kept : seeds);
  const asTheyAre = Math.min(seeds.length, inputs / 10);
  const tally: Tally = { inputs: 0, slowestMs: 0, reached: {}, traits: 0, kept: 0 };
  const known = new Set<string>();
  for (let number = 0; number < inputs; number += 1) {
    const seed = number < asTheyAre ? seeds[number] : undefined;
    const input = seed ?? target.change(pick(), random.of(seeds), random);
    onInput(number, input);
    tally.inputs += 1;
    // Others get their turn: the word of a failure must leave.
    if (number % 256 === 0) await new Promise((resolve) => setImmediate(resolve));
    const outcome = await readOnce(input);
    if (!outcome) continue;
    tally.reached[outcome.stage] = (tally.reached[outcome.stage] ?? 0) + 1;
    if (isNew(outcome) && kept.length < MOST_KEPT) kept.push(input);
  }
  return { ...tally, traits: known.size, kept: kept.length };

  async function readOnce(input: Uint8Array): Promise<Outcome | null> {
    try {
      let { outcome, took } = await timed(input);
      // The machine may have been busy with something else.
      if (took > SLOWEST_MS) ({ outcome, took } = await timed(input));
      if (took > SLOWEST_MS) onFailure(failureOf(`took ${Math.round(took)} ms, twice over a second`, input));
      tally.slowestMs = Math.max(tally.slowestMs, took);
      return outcome;
    } catch (error) {
      onFailure(
        failureOf(`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, input),
      );
      return null;
    }
  }

  async function timed(input: Uint8Array): Promise<{ outcome: Outcome; took: number }> {
    const began = performance.now();
    const outcome = await target.read(input);
    return { outcome, took: performance.now() - began };
  }

  function isNew({ stage, traits }: Outcome): boolean {
    const before = known.size;
    for (const trait of [stage, ...traits]) if (known.size < MOST_TRAITS) known.add(trait);
    return known.size > before;
  }
}

export function failureOf(why: string, input: Uint8Array): Failure {
  return { why, input: Buffer.from(input).toString('base64') };
}

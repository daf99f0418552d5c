import { fileURLToPath } from 'node:url';
import type { Failure, Tally } from './messages.ts';
import type { Target } from './target.ts';
import { TARGETS } from './targets/index.ts';
import { watchTarget } from './watch-target.ts';

/** What became of one target. */
export interface Fuzzed extends Tally {
  target: Target;
  failures: readonly Failure[];
  /** Stages that fewer inputs reached than have to. */
  missed: readonly string[];
}

export interface FuzzRun {
  /** Of all targets together. */
  inputs: number;
  seed: number;
}

const MODULE = fileURLToPath(new URL('./targets/index.ts', import.meta.url));
/** A target that keeps breaking has said enough. */
const MOST_BREAKS = 5;

/** Gives every reader of strangers' words its share of the inputs, one after the other. */
export async function* runFuzz({ inputs, seed }: FuzzRun): AsyncGenerator<Fuzzed> {
  for (const target of TARGETS) {
    const wanted = Math.round(inputs * target.share);
    const failures: Failure[] = [];
    let sum: Tally = { inputs: 0, slowestMs: 0, reached: {}, traits: 0, kept: 0 };
    for (let attempt = 0; attempt < MOST_BREAKS && sum.inputs < wanted; attempt += 1) {
      const given = { module: MODULE, target: target.name, inputs: wanted, seed: seed + attempt };
      const watched = await watchTarget(given);
      failures.push(...watched.failures);
      // One that broke has shown nothing of the rest: the next begins anew, with other inputs.
      if (watched.tally) sum = watched.tally;
    }
    yield { ...sum, target, failures, missed: missedStages(target, sum) };
  }
}

/** Stages that too few inputs came to: the rest of a run says little about what lies behind them. */
export function missedStages(
  target: Pick<Target, 'stages'>,
  tally: Pick<Tally, 'inputs' | 'reached'>,
): string[] {
  return Object.entries(target.stages).flatMap(([stage, share]) =>
    (tally.reached[stage] ?? 0) < tally.inputs * share || tally.inputs === 0 ? [stage] : [],
  );
}

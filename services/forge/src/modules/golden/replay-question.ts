import {
  replayGoldenSet,
  type GoldenOutcome,
  type GoldenReplay,
  type NamedGolden,
  type Sandbox,
} from '@guildhall/sandbox';
import type { GoldenReport } from './golden-report.ts';
import type { Functions, GoldenQuestion } from './golden-question.ts';

/** In milliseconds, for each of the three sets. */
const BUDGET_MS = 5_000;
/** Nobody's installation: what is replayed is installed nowhere. */
const NOWHERE = 'golden';

export interface Replayed {
  readonly report: GoldenReport;
  /** For the publisher: where the version's own invocations do not come to what their files say. */
  readonly lines: readonly string[];
}

/**
 * Replays the baseline's invocations with the baseline's code and with the candidate's, and the candidate's own with
 * its own. Both sides run here and now: what files claim, and which engine once recorded them, decides nothing.
 */
export async function replayQuestion(
  sandbox: Pick<Sandbox, 'invoke'>,
  marketplaceId: string,
  { own, candidate, baseline }: GoldenQuestion,
  signal: AbortSignal,
): Promise<Replayed> {
  const run = (set: readonly NamedGolden[], { code, functions }: Functions) =>
    replayGoldenSet(
      sandbox,
      set,
      {
        ...{ marketplaceId, installationId: NOWHERE, functions: code ? functions : [] },
        ...{ code: code?.text ?? '', codeDigest: code?.sha256 ?? '' },
      },
      { budgetMs: BUDGET_MS, signal },
    );
  const mine = await run(own, candidate);
  const then = await run(baseline?.set ?? [], baseline ?? candidate);
  const now = await run(
    (baseline?.set ?? []).filter((golden) => !own.some((one) => same(one, golden))),
    candidate,
  );
  const known = new Set((baseline?.set ?? []).map(({ name }) => name));
  const unchanged = mine.replays.filter(({ name }) => known.has(name) && !now.replays.some(named(name)));
  const added = baseline ? mine.replays.filter(({ name }) => !known.has(name)) : [];
  const left = [...mine.left, ...then.left, ...now.left];
  return {
    report: {
      set: [...own],
      // What could be replayed on one side alone tells no difference.
      before: outcomes(then.replays.filter(({ name }) => !left.includes(name))),
      after: outcomes([...now.replays, ...unchanged, ...added].filter(({ name }) => !left.includes(name))),
      unknown: left.length === 0 ? null : `There was no time to replay ${[...new Set(left)].join(', ')}.`,
    },
    lines: mine.replays.flatMap(({ name, differences }) =>
      differences.map((difference) => `golden/${name}.json: ${difference}`),
    ),
  };
}

function same(one: NamedGolden, other: NamedGolden): boolean {
  return one.name === other.name && JSON.stringify(one.golden) === JSON.stringify(other.golden);
}

const named = (wanted: string) => (replay: GoldenReplay) => replay.name === wanted;

function outcomes(replays: readonly GoldenReplay[]): GoldenReport['after'] {
  return replays.map(({ name, outcome, calls, resultDigest }: GoldenOutcome) => ({
    ...{ name, outcome, resultDigest, calls: [...calls] },
  }));
}

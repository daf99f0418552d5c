import type { Invocation } from '../invocation.ts';
import { FUNCTION_LIMITS } from '../limits.ts';
import { replayInvocation } from '../replay/replay-invocation.ts';
import type { Sandbox } from '../sandbox.ts';
import type { NamedGolden } from './golden.ts';
import { goneOutcome, nameOfCall, ranOutcome, type GoldenOutcome } from './golden-outcome.ts';
import { recordingOf } from './recording-of.ts';

/** A version's functions, as far as they are replayed. */
export interface GoldenCode extends Pick<
  Invocation,
  'marketplaceId' | 'installationId' | 'code' | 'codeDigest'
> {
  /** By their names in plugin.json, with the names under which the code registers them. */
  readonly functions: readonly { readonly name: string; readonly entry: string }[];
}

export interface GoldenReplay extends GoldenOutcome {
  /** How that differs from what the file says; a sentence each. */
  readonly differences: readonly string[];
}

export interface ReplayedSet {
  readonly replays: readonly GoldenReplay[];
  /** For which there was no time. */
  readonly left: readonly string[];
}

/** More patient than a real run: a busy machine is no difference between two versions. */
const LIMITS = { ...FUNCTION_LIMITS, cpuMs: 500, wallMs: 5_000 };

/** Runs golden invocations with a version's code, one after another, for as long as there is time. */
export async function replayGoldenSet(
  sandbox: Pick<Sandbox, 'invoke'>,
  goldens: readonly NamedGolden[],
  code: GoldenCode,
  { budgetMs, signal }: { budgetMs: number; signal?: AbortSignal },
): Promise<ReplayedSet> {
  const end = performance.now() + budgetMs;
  const replays: GoldenReplay[] = [];
  const left: string[] = [];
  for (const golden of goldens) {
    signal?.throwIfAborted();
    if (performance.now() > end) left.push(golden.name);
    else replays.push(await replayGolden(sandbox, golden, code));
  }
  return { replays, left };
}

async function replayGolden(
  sandbox: Pick<Sandbox, 'invoke'>,
  { name, golden }: NamedGolden,
  { functions, ...code }: GoldenCode,
): Promise<GoldenReplay> {
  const entry = functions.find((one) => one.name === golden.function)?.entry;
  if (entry === undefined) {
    return { ...goneOutcome(name), differences: [`There is no function "${golden.function}" any more.`] };
  }
  const calls: string[] = [];
  const watched: Pick<Sandbox, 'invoke'> = {
    invoke: (invocation, host) =>
      sandbox.invoke(invocation, (call) => {
        calls.push(nameOfCall(call));
        return host(call);
      }),
  };
  const recording = recordingOf(golden, entry);
  const { differences, result } = await replayInvocation(watched, recording, { ...code, limits: LIMITS });
  return { ...ranOutcome(name, calls, result), differences: differences.map(({ message }) => message) };
}

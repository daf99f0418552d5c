import type { Invocation, InvocationResult } from '../invocation.ts';
import { HostCallRefusal } from '../parent/refusal.ts';
import type { Sandbox } from '../sandbox.ts';
import { digestOf, type RecordedCall, type Recording } from './recording.ts';
import { held, resultDigest } from './record-invocation.ts';

/** One way in which a version behaves unlike the recorded one. */
export interface Difference {
  readonly kind: 'call-added' | 'call-missing' | 'calls-reordered' | 'outcome' | 'result';
  /** The operation, for calls. */
  readonly op?: string;
  /** A sentence for reviewers. */
  readonly message: string;
}

export interface Replay {
  readonly differences: readonly Difference[];
  readonly result: InvocationResult;
}

/** Whose code is held against the recording. */
export type Candidate = Pick<
  Invocation,
  'marketplaceId' | 'installationId' | 'code' | 'codeDigest' | 'limits'
>;

/**
 * Runs a recorded invocation with other code. The host is never asked: calls are answered from the recording, and one
 * that was not recorded is refused with `NOT_RECORDED`.
 */
export async function replayInvocation(
  sandbox: Pick<Sandbox, 'invoke'>,
  recorded: Recording,
  candidate: Candidate,
): Promise<Replay> {
  const { functionName, payload, context, settings, seed, now } = recorded;
  const used: number[] = [];
  const differences: Difference[] = [];
  const input = { functionName, payload, context, settings, seed, now, idempotent: true };
  const result = await sandbox.invoke(held({ ...candidate, ...input }), ({ op, args }) => {
    const argsDigest = digestOf(args);
    const index = recorded.calls.findIndex(
      (call, at) => call.op === op && call.argsDigest === argsDigest && !used.includes(at),
    );
    const call = recorded.calls[index];
    if (call) {
      used.push(index);
      return replayed(call);
    }
    differences.push({ kind: 'call-added', op, message: `It calls ${op} with arguments not seen before.` });
    throw new HostCallRefusal('NOT_RECORDED', 'This call is not in the recording.');
  });
  differences.push(...missing(recorded, used), ...reordered(used), ...otherwise(recorded, result));
  return { differences, result };
}

function replayed({ answer }: RecordedCall): Promise<unknown> {
  if (answer.ok) return Promise.resolve(answer.value);
  return Promise.reject(new HostCallRefusal(answer.code, answer.message));
}

function missing({ calls }: Recording, used: readonly number[]): Difference[] {
  return calls
    .filter((_, index) => !used.includes(index))
    .map(({ op }) => ({ kind: 'call-missing', op, message: `It no longer makes a call to ${op}.` }));
}

function reordered(used: readonly number[]): Difference[] {
  const inOrder = used.every((index, at) => at === 0 || index > (used[at - 1] ?? 0));
  return inOrder ? [] : [{ kind: 'calls-reordered', message: 'It makes the same calls in another order.' }];
}

function otherwise(recorded: Recording, result: InvocationResult): Difference[] {
  if (recorded.outcome !== result.outcome) {
    const message = `It ended with "${recorded.outcome}" and now ends with "${result.outcome}".`;
    return [{ kind: 'outcome', message }];
  }
  if (recorded.resultDigest === resultDigest(result)) return [];
  return [{ kind: 'result', message: 'Its result is another one.' }];
}

import type { HostCalls, Invocation, InvocationResult } from '../invocation.ts';
import { readJson } from '../json.ts';
import { HostCallRefusal } from '../parent/refusal.ts';
import type { Sandbox } from '../sandbox.ts';
import { digestOf, type RecordedCall, type Recording } from './recording.ts';

/** Everything that could make two runs differ by chance is held: seed, clock, and a VM without a past. */
export function held(invocation: Invocation): Invocation & { readonly seed: number; readonly now: number } {
  return { ...invocation, seed: invocation.seed ?? 1, now: invocation.now ?? Date.now(), fresh: true };
}

/** Runs an invocation for real and keeps what it asked and was told, so that another version can be held against it. */
export async function recordInvocation(
  sandbox: Sandbox,
  invocation: Invocation,
  host: HostCalls,
): Promise<{ recording: Recording; result: InvocationResult }> {
  const calls: RecordedCall[] = [];
  const exact = held(invocation);
  const result = await sandbox.invoke(exact, async (call) => {
    const { op, args } = call;
    const slot = calls.push({ op, argsDigest: digestOf(args), answer: { ok: true, value: null } }) - 1;
    const keep = (answer: RecordedCall['answer']) => {
      calls[slot] = { op, argsDigest: digestOf(args), answer };
    };
    try {
      const value = (await host(call)) ?? null;
      keep({ ok: true, value: readJson(JSON.stringify(value)) });
      return value;
    } catch (error) {
      if (error instanceof HostCallRefusal) keep({ ok: false, code: error.code, message: error.message });
      throw error;
    }
  });
  const { functionName, payload, context, settings = {}, seed, now, codeDigest } = exact;
  const input = { functionName, payload, context, settings, seed, now, codeDigest };
  const recording: Recording = {
    format: 1,
    ...input,
    calls,
    outcome: result.outcome,
    resultDigest: resultDigest(result),
  };
  return { recording, result };
}

export function resultDigest(result: InvocationResult): string {
  return digestOf(result.outcome === 'ok' ? result.value : result.message);
}

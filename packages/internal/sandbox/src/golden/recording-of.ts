import { digestOf, type RecordedCall, type Recording } from '../replay/recording.ts';
import type { Golden, GoldenCall } from './golden.ts';

/** A golden invocation as a replay wants it; `entry` is the name under which the code registers the function. */
export function recordingOf(golden: Golden, entry: string): Recording {
  const { payload, context, settings, seed, now, calls, outcome } = golden;
  return {
    ...{ format: 1, functionName: entry, payload, context, settings, seed, outcome },
    now: new Date(now).getTime(),
    // Which code it was is no part of the file: that would change with every build.
    codeDigest: '',
    calls: calls.map(recordedCall),
    resultDigest: digestOf(outcome === 'ok' ? (golden.value ?? null) : (golden.message ?? '')),
  };
}

function recordedCall({ op, args, answer, refusal }: GoldenCall): RecordedCall {
  const argsDigest = digestOf(args);
  return refusal
    ? { op, argsDigest, answer: { ok: false, ...refusal } }
    : { op, argsDigest, answer: { ok: true, value: answer ?? null } };
}

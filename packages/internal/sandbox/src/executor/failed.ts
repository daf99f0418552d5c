import type { Failure } from '../invocation.ts';
import type { RunEnd } from './messages.ts';

/** The end of a run that used nothing. */
export function failed(outcome: Failure, message: string): RunEnd {
  return { outcome, message, cpuMs: 0, wallMs: 0, hostCalls: 0, fetches: 0, peakBytes: 0, logs: [] };
}

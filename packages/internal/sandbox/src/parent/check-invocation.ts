import { createHash, randomInt } from 'node:crypto';
import type { Failure, Invocation } from '../invocation.ts';
import type { InvocationLimits } from '../limits.ts';
import type { Start } from '../guest/guest-message.ts';

type Checked =
  | { readonly ok: true; readonly start: string; readonly limits: InvocationLimits }
  | { readonly ok: false; readonly outcome: Failure; readonly message: string };

/** What can be known about an invocation without running anything. `verified` remembers texts whose digest was right. */
export function checkInvocation(
  invocation: Invocation,
  defaults: InvocationLimits,
  now: number,
  verified: Map<string, string>,
): Checked {
  const { functionName, payload, context, settings = {}, seed = randomInt(2 ** 31) } = invocation;
  const limits = { ...defaults, ...invocation.limits };
  const wallMs = Math.min(limits.wallMs, (invocation.deadline ?? Number.POSITIVE_INFINITY) - now);
  if (wallMs <= 0) return refuse('timeout', 'Its deadline had passed before it began.');
  if (!isVerified(invocation, verified)) {
    return refuse('refused', 'The code is not the one that its digest names.');
  }
  if (Buffer.byteLength(JSON.stringify(payload)) > limits.inputBytes) {
    return refuse('input-too-large', `Its input is larger than ${limits.inputBytes} bytes.`);
  }
  const inner: Start['limits'] = {
    outputBytes: limits.outputBytes,
    hostCalls: limits.hostCalls,
    callBytes: limits.callBytes,
    logBytes: limits.logBytes,
    logLines: limits.logLines,
    timers: limits.timers,
  };
  const start: Start = {
    ...{ functionName, payload, context, settings, seed },
    now: invocation.now ?? null,
    limits: inner,
  };
  return { ok: true, start: JSON.stringify(start), limits: { ...limits, wallMs } };
}

function refuse(outcome: Failure, message: string): Checked {
  return { ok: false, outcome, message };
}

const REMEMBERED = 500;

function isVerified({ code, codeDigest }: Invocation, verified: Map<string, string>): boolean {
  if (verified.get(codeDigest) === code) return true;
  if (createHash('sha256').update(code).digest('hex') !== codeDigest) return false;
  if (verified.size >= REMEMBERED) verified.clear();
  verified.set(codeDigest, code);
  return true;
}

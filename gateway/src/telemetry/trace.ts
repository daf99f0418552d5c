import { randomFillSync } from 'node:crypto';

/** Where a request stands in a distributed trace (W3C Trace Context, level 1). */
export interface Trace {
  traceId: string;
  /** Our own span; what we call names it as its parent. */
  spanId: string;
  flags: string;
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Goes on with the caller's trace, or begins one when the header is missing or malformed. */
export function traceOf(header: string | string[] | undefined): Trace {
  const [, traceId, , flags] = TRACEPARENT.exec(typeof header === 'string' ? header : '') ?? [];
  return {
    traceId: traceId ?? randomHex(16),
    spanId: randomHex(8),
    flags: flags ?? '00',
  };
}

/** Asking for random bytes costs more than using them: they are drawn by the page. */
const drawn = Buffer.allocUnsafeSlow(4_096);
let used = drawn.byteLength;

function randomHex(bytes: number): string {
  if (used + bytes > drawn.byteLength) {
    randomFillSync(drawn);
    used = 0;
  }
  used += bytes;
  return drawn.toString('hex', used - bytes, used);
}

export function traceparent({ traceId, spanId, flags }: Trace): string {
  return `00-${traceId}-${spanId}-${flags}`;
}

import { randomBytes } from 'node:crypto';

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
    traceId: traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    flags: flags ?? '00',
  };
}

export function traceparent({ traceId, spanId, flags }: Trace): string {
  return `00-${traceId}-${spanId}-${flags}`;
}

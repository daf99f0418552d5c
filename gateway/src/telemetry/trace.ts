import { randomFillSync } from 'node:crypto';

/** Where a request stands in a distributed trace (W3C Trace Context, level 1). */
export interface Trace {
  traceId: string;
  /** Our own span; what we call names it as its parent. */
  spanId: string;
  flags: string;
  /** What tracing systems before us noted (`tracestate`), to be handed on as it came. */
  state?: string;
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** As much as everybody has to hand on. */
const TRACESTATE = /^[\x20-\x7e]{1,512}$/;

/** Goes on with the caller's trace, or begins one when the header is missing or malformed. */
export function traceOf(header: string | string[] | undefined, state?: string | string[]): Trace {
  const [, traceId, , flags] = TRACEPARENT.exec(typeof header === 'string' ? header : '') ?? [];
  const trace: Trace = {
    traceId: traceId ?? randomHex(16),
    spanId: randomHex(8),
    flags: flags ?? '00',
  };
  // Without the trace that it belongs to it means nothing.
  if (traceId !== undefined && typeof state === 'string' && TRACESTATE.test(state)) trace.state = state;
  return trace;
}

/** The trace alone, for what asks nobody else. */
export function traceIdOf(header: string | string[] | undefined): string {
  if (header === undefined) return randomHex(16);
  return TRACEPARENT.exec(typeof header === 'string' ? header : '')?.[1] ?? randomHex(16);
}

/** Asking for random bytes costs more than using them: they are drawn, and written down, by the page. */
const PAGE = Buffer.allocUnsafeSlow(4_096);
let drawn = '';
let used = 0;

function randomHex(bytes: number): string {
  if (used + 2 * bytes > drawn.length) {
    drawn = randomFillSync(PAGE).toString('hex');
    used = 0;
  }
  used += 2 * bytes;
  return drawn.slice(used - 2 * bytes, used);
}

/** The headers by which what we call goes on with the trace. */
export function traceHeaders(trace: Trace): Record<string, string> {
  return { traceparent: traceparent(trace), ...(trace.state !== undefined && { tracestate: trace.state }) };
}

function traceparent({ traceId, spanId, flags }: Trace): string {
  return `00-${traceId}-${spanId}-${flags}`;
}

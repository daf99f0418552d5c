import type { Failure } from '../failure.ts';

const PASSING = new Set(['UNREACHABLE', 'SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED']);

/** Whether it may be over by itself: nobody refused what was asked, nobody was there to answer it. */
export function isOutage({ exit, code }: Failure): boolean {
  return exit === 'server' && PASSING.has(code);
}

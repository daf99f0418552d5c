import { speak } from '../errors.ts';
import type { Caller } from '../identity/identify.ts';

/**
 * Refuses credentials that come from a page they were not made for. Tokens travel in a header, never in a cookie,
 * so this guards against a token that leaked into another site.
 */
export function assertOrigin(caller: Caller, origin: string | undefined, ours: readonly string[]): void {
  if (mayComeFrom(caller, origin, ours)) return;
  throw speak(
    'FORBIDDEN',
    `Pages of ${origin ?? 'no origin'} may not use this token; register the origin with its host.`,
    403,
  );
}

export function mayComeFrom(caller: Caller, origin: string | undefined, ours: readonly string[]): boolean {
  if (!origin || ours.includes(origin)) return true;
  return caller.origins === null ? isLoopback(origin) : caller.origins.includes(origin);
}

function isLoopback(origin: string): boolean {
  return /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(origin);
}

import { speak } from '../errors.ts';
import { isVisitor } from '../identity/visitor.ts';
import type { Caller } from '../identity/identify.ts';

/**
 * Refuses credentials that come from a page they were not made for. Tokens travel in a header, never in a cookie,
 * so this guards against a token that leaked into another site.
 */
export function assertOrigin(caller: Caller, origin: string | undefined, ours: readonly string[]): void {
  if (mayComeFrom(caller, origin, ours)) return;
  if (isVisitor(caller.session)) throw speak('FORBIDDEN', elsewhere(origin), 403);
  throw speak(
    'FORBIDDEN',
    `Pages of ${origin ?? 'no origin'} may not use this token; register the origin with its host.`,
    403,
  );
}

export function mayComeFrom(caller: Caller, origin: string | undefined, ours: readonly string[]): boolean {
  // Bound to its pages alone: whoever has no page has no use for it.
  if (isVisitor(caller.session)) return origin !== undefined && (caller.origins ?? []).includes(origin);
  if (!origin || ours.includes(origin)) return true;
  return caller.origins === null ? isLoopback(origin) : caller.origins.includes(origin);
}

function elsewhere(origin: string | undefined): string {
  return `A publishable key works from the pages that it was made for; ${origin ?? 'no origin'} is none of them. Name the origin when you make the key.`;
}

function isLoopback(origin: string): boolean {
  return /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(origin);
}

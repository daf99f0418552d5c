import { err, ok, type Result } from '@guildhall/kernel';
import { bytesOf } from '../shapes.ts';
import type { Keyset } from './keyset.ts';
import { isSignedBy } from './public-key.ts';
import { keysetMessage } from './sign-keyset.ts';

/** Roots somebody believes in before they read any keyset: those of an earlier keyset, or pinned by hand. */
export type TrustedRoots = Pick<Keyset, 'threshold' | 'roots'>;

/**
 * A keyset that may be believed now: enough of the trusted roots signed it, and enough of its own; and it has not
 * expired. Without `trusted` it vouches for itself, which is worth as much as the way it came.
 */
export function trustKeyset(next: Keyset, now: Date, trusted: TrustedRoots = next): Result<Keyset> {
  if (!signedByEnough(next, trusted))
    return refused(
      'KEYSET_NOT_TRUSTED',
      `The keyset is not signed by ${trusted.threshold} of the trusted roots.`,
    );
  if (!signedByEnough(next, next))
    return refused('KEYSET_INCOMPLETE', `The keyset is not signed by ${next.threshold} of its own roots.`);
  if (new Date(next.expires) <= now)
    return refused('KEYSET_EXPIRED', `The keyset expired at ${next.expires}. Get the current one.`);
  return ok(next);
}

/**
 * The newest of a chain of keysets, each signed by the roots before it and by its own, each one version higher. Only
 * the last must not have expired: roots are believed although their keyset is old. Nothing leads back: a chain cannot
 * begin before the version that is trusted.
 */
export function followKeysets(
  chain: readonly Keyset[],
  now: Date,
  trusted: TrustedRoots & { version?: number } = chain[0] ?? NOBODY,
): Result<Keyset> {
  const last = chain.at(-1);
  if (!last) return refused('NO_KEYSET', 'There is no keyset to follow.');
  const [first = last] = chain;
  if (first.version < (trusted.version ?? 1))
    return refused(
      'KEYSET_OUT_OF_ORDER',
      `Keyset ${first.version} is older than keyset ${trusted.version}, which is trusted.`,
    );
  let before: TrustedRoots = trusted;
  for (const [at, next] of chain.entries()) {
    if (next.version !== first.version + at)
      return refused(
        'KEYSET_OUT_OF_ORDER',
        `Keyset ${next.version} does not follow ${first.version + at - 1}; versions rise by one.`,
      );
    const trustworthy = trustKeyset(next, at === chain.length - 1 ? now : new Date(0), before);
    if (!trustworthy.ok) return trustworthy;
    before = next;
  }
  return ok(last);
}

const NOBODY: TrustedRoots = { threshold: 1, roots: [] };

function signedByEnough(of: Keyset, { threshold, roots }: TrustedRoots): boolean {
  const message = keysetMessage(of);
  const signers = roots.filter(({ publicKey }) =>
    of.signatures.some(({ sig }) => isSignedBy(bytesOf(publicKey), message, bytesOf(sig))),
  );
  return signers.length >= threshold;
}

function refused(code: string, message: string): Result<never> {
  return err({ code, message, field: ['keyset'] });
}

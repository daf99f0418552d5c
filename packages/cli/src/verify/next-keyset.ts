import { keyIdOf, type Keyset, type KeysetContent, type SigningKey } from '@guildhall/supply-chain';

const DAY_MS = 86_400_000;

/**
 * What the keyset after `previous` says when Forge signs with `forgeKey` and the roots are these. A key that Forge no
 * longer uses stays for what it signed, and is valid for nothing new.
 */
export function nextKeyset(of: {
  previous: Keyset | undefined;
  forgeKey: Uint8Array;
  roots: readonly SigningKey[];
  threshold: number;
  days: number;
  now: Date;
}): KeysetContent {
  const { previous, roots, threshold, now } = of;
  const expires = new Date(now.getTime() + of.days * DAY_MS).toISOString();
  const kid = keyIdOf(of.forgeKey);
  // The first keyset vouches for what was signed before it was written, a later one only from now on.
  const validFrom = previous ? now.toISOString() : BEGINNING;
  const kept = (previous?.keys ?? []).map((key) => {
    if (key.kid === kid) return { ...key, validTo: expires };
    return new Date(key.validTo) > now ? { ...key, validTo: now.toISOString() } : key;
  });
  const fresh = (['attestation', 'log'] as const)
    .filter((role) => !kept.some((key) => key.kid === kid && key.role === role))
    .map((role) => ({ ...named(of.forgeKey), role, validFrom, validTo: expires }));
  return {
    version: (previous?.version ?? 0) + 1,
    expires,
    threshold,
    roots: roots.map(({ publicKey }) => named(publicKey)),
    keys: [...kept, ...fresh],
  };
}

const BEGINNING = '2000-01-01T00:00:00.000Z';

function named(publicKey: Uint8Array) {
  return { kid: keyIdOf(publicKey), publicKey: Buffer.from(publicKey).toString('base64') };
}

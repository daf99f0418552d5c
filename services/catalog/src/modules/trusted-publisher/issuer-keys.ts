import type { Jwks } from '../identity/issuer.ts';
import type { CiIssuer } from './ci-issuer.ts';
import { fetchKeys } from './fetch-keys.ts';

/** Keys of the issuers that the deployment knows. */
export interface IssuerKeys {
  knows(issuer: string): boolean;
  /** Null for an issuer nobody knows. `kid` is a key that must be among them, if it exists at all. Throws IssuerAway. */
  of(issuer: string, kid: string | undefined): Promise<Jwks | null>;
}

/** An issuer that the deployment knows does not tell its keys. */
export class IssuerAway extends Error {}

const KEPT_MS = 10 * 60_000;
/** A token with an invented key id must not make us ask the issuer again and again. */
const ASKED_AGAIN_MS = 30_000;

export function issuerKeys(issuers: readonly CiIssuer[], now: () => number = Date.now): IssuerKeys {
  const byIssuer = new Map(issuers.map(({ issuer, jwksUri }) => [issuer, jwksUri]));
  const kept = new Map<string, { keys: Promise<Jwks>; at: number }>();

  function ask(uri: string): Promise<Jwks> {
    const keys = fetchKeys(uri).catch((cause: unknown) => {
      throw new IssuerAway(`${uri} does not tell its keys`, { cause });
    });
    kept.set(uri, { keys, at: now() });
    // What failed is asked anew next time.
    keys.catch(() => kept.delete(uri));
    return keys;
  }

  return {
    knows: (issuer) => byIssuer.has(issuer),
    async of(issuer, kid) {
      const uri = byIssuer.get(issuer);
      if (uri === undefined) return null;
      const known = kept.get(uri);
      if (!known || now() - known.at > KEPT_MS) return ask(uri);
      const keys = await known.keys;
      const rotated = kid !== undefined && !keys.keys.some((key) => key['kid'] === kid);
      return rotated && now() - known.at > ASKED_AGAIN_MS ? ask(uri) : keys;
    },
  };
}

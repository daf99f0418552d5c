import { invalid, ok, type Result } from '@guildhall/kernel';
import { importJWK } from 'jose';
import { z } from 'zod';
import type { Jwks } from './issuer.ts';

const MAX_KEYS = 20;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const ALGORITHMS: Readonly<Record<string, string>> = { OKP: 'EdDSA', EC: 'ES256', RSA: 'RS256' };
/** Parts of keys that only their owner may have. */
const SECRETS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

const shape = z.object({
  keys: z
    .array(z.looseObject({ kty: z.enum(['OKP', 'EC', 'RSA']), kid: z.string() }))
    .min(1)
    .max(MAX_KEYS),
});

/** Addresses of identity providers: https, or http on this machine for development. */
export function checkIssuerUrl(url: string, ...field: string[]): Result<string> {
  const wrong = invalid(
    'An issuer is an https address without query or fragment (http only on loopback).',
    ...field,
  );
  if (url.length > 300 || !URL.canParse(url)) return wrong;
  const { protocol, hostname, username, search, hash } = new URL(url);
  const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return safe && username === '' && search === '' && hash === '' ? ok(url) : wrong;
}

/** Public keys of an identity provider. Secret ones are refused before they are stored anywhere. */
export async function checkJwks(typed: unknown, ...field: string[]): Promise<Result<Jwks>> {
  const read = shape.safeParse(typed);
  if (!read.success)
    return invalid(
      `The key set needs 1 to ${MAX_KEYS} keys of kty OKP, EC or RSA, each with a kid.`,
      ...field,
    );
  for (const key of read.data.keys) {
    if (SECRETS.some((part) => part in key))
      return invalid(
        `The key ${key.kid} is a secret one; send only public keys, and replace this one.`,
        ...field,
      );
    const usable = await importJWK(key, ALGORITHMS[key.kty]).catch(() => null);
    if (!usable) return invalid(`The key ${key.kid} cannot be read as a public ${key.kty} key.`, ...field);
  }
  return ok(read.data);
}

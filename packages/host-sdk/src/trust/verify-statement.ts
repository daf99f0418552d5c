import { compactVerify, decodeProtectedHeader, errors } from 'jose';
import { isPlainObject } from '../sandbox/plain-object.ts';
import type { KeyRing } from './key-ring.ts';
import type { PublicKey } from './public-key.ts';

/** A statement that is not what its signer said, whoever brought it. The message goes on after "it". */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
}

/** A kind of statement: who makes it, and the words by which it is told from their others. */
export interface StatementKind {
  readonly by: string;
  readonly audience: string;
  readonly typ?: string;
}

/** The body of a compact JWS that is signed by whom it must be. Throws a SignatureError when it is anything else. */
export async function verifyStatement(
  jws: string,
  { by, audience, typ }: StatementKind,
  ring: KeyRing,
): Promise<Record<string, unknown>> {
  const header = headerOf(jws);
  if (header.kid !== by) throw new SignatureError(`is not signed by ${by}`);
  if (typ !== undefined && header.typ !== typ) throw new SignatureError('is another kind of statement');
  const payload =
    (await openedBy(ring, by, jws)) ?? ((await ring.renew()) ? await openedBy(ring, by, jws) : null);
  if (!payload) throw new SignatureError(`bears a signature that is not ${by}'s`);
  const body: unknown = JSON.parse(new TextDecoder().decode(payload));
  if (!isPlainObject(body) || body.aud !== audience) throw new SignatureError('is another kind of statement');
  return body;
}

function headerOf(jws: string): { kid?: unknown; typ?: unknown } {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    throw new SignatureError('is no signed statement');
  }
}

/** Null when no key of the signer fits. */
async function openedBy(ring: KeyRing, signer: string, jws: string): Promise<Uint8Array | null> {
  for (const key of await ring.keysOf(signer)) {
    const payload = await openedWith(key, jws);
    if (payload) return payload;
  }
  return null;
}

async function openedWith(key: PublicKey, jws: string): Promise<Uint8Array | null> {
  try {
    return (await compactVerify(jws, key, { algorithms: ['EdDSA'] })).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw new SignatureError('cannot be checked: this browser knows no Ed25519 signatures', { cause: error });
  }
}

import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { ok, type Result } from '@guildhall/kernel';
import type { SigningKey } from '@guildhall/supply-chain';
import { failed, type Failure } from '../failure.ts';
import { readBytes } from './read-json-file.ts';

/** A root's secret from a PEM file, as `openssl genpkey -algorithm ed25519` writes it. */
export async function readRootKey(cwd: string, file: string): Promise<Result<SigningKey, Failure>> {
  const pem = await readBytes(cwd, file, 'The root key');
  if (!pem.ok) return pem;
  try {
    const secret = createPrivateKey(Buffer.from(pem.value));
    if (secret.asymmetricKeyType !== 'ed25519') throw new Error('another kind of key');
    const der = createPublicKey(secret).export({ format: 'der', type: 'spki' });
    return ok({
      // The key itself is the end of its SPKI form.
      publicKey: new Uint8Array(der.subarray(-32)),
      signBytes: (message) => Promise.resolve(new Uint8Array(sign(null, message, secret))),
    });
  } catch {
    const how = 'Make one with: openssl genpkey -algorithm ed25519';
    return failed('usage', 'BAD_ROOT_KEY', `${file} holds no Ed25519 key without a password. ${how}`);
  }
}

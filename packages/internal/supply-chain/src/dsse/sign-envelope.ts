import { toBase64 } from '../bytes.ts';
import { keyIdOf } from '../keys/public-key.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Envelope } from './envelope.ts';
import { preAuthenticationEncoding } from './pre-authentication-encoding.ts';

/** Puts a payload into an envelope with one signature. */
export async function signEnvelope(
  payloadType: string,
  payload: Uint8Array,
  key: SigningKey,
): Promise<Envelope> {
  const sig = await key.signBytes(preAuthenticationEncoding(payloadType, payload));
  return {
    payloadType,
    payload: toBase64(payload),
    signatures: [{ keyid: keyIdOf(key.publicKey), sig: toBase64(sig) }],
  };
}

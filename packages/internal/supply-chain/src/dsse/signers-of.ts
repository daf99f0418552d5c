import { isSignedBy } from '../keys/public-key.ts';
import { bytesOf } from '../shapes.ts';
import type { Envelope } from './envelope.ts';
import { preAuthenticationEncoding } from './pre-authentication-encoding.ts';

/** Which of these keys signed the envelope. The key id it names is a hint and proves nothing: signatures are checked. */
export function signersOf<Key extends { publicKey: string }>(
  { payloadType, payload, signatures }: Envelope,
  keys: readonly Key[],
): Key[] {
  const message = preAuthenticationEncoding(payloadType, bytesOf(payload));
  return keys.filter(({ publicKey }) =>
    signatures.some(({ sig }) => isSignedBy(bytesOf(publicKey), message, bytesOf(sig))),
  );
}

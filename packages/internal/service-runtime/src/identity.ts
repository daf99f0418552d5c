import { randomBytes } from 'node:crypto';
import { generateKey, publicKeyOf, type PrivateJwk, type PublicJwks } from './keys.ts';
import { encryptionKeyOf } from './sealing.ts';

/** Others seal what only these may read. */
const RECIPIENTS = ['forge'];

/**
 * A deployment's own secrets. Made once: with other keys nobody is believed, and with another `actorSecret`, which
 * names people, everybody would be a stranger to their own past.
 */
export interface Identity {
  /** Private keys by participant. */
  keys: Record<string, PrivateJwk>;
  /** 32 bytes, base64. */
  actorSecret: string;
}

/** New secrets; one key for each name. */
export async function makeIdentity(names: readonly string[]): Promise<Identity> {
  const pairs = await Promise.all(names.map(generateKey));
  return {
    keys: Object.fromEntries(pairs.map(({ privateKey }) => [privateKey.kid, privateKey])),
    actorSecret: randomBytes(32).toString('base64'),
  };
}

/** What every service is told of the participants: how they sign, and how to seal for those who read sealed texts. */
export function trustedKeysOf(participants: readonly PrivateJwk[]): PublicJwks {
  const readers = participants.filter(({ kid }) => RECIPIENTS.includes(kid));
  return {
    keys: [...participants.map(publicKeyOf), ...readers.map((key) => encryptionKeyOf(key).publicKey)],
  };
}

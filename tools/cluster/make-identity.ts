import { randomBytes } from 'node:crypto';
import {
  encryptionKeyOf,
  generateKey,
  type PrivateJwk,
  type PublicJwks,
} from '../../packages/internal/service-runtime/src/index.ts';
import { PARTICIPANTS } from './participants.ts';

/** Who is who in one deployment. Made once: with another `actorSecret`, everybody would be a stranger to their own past. */
export interface Identity {
  /** By participant. */
  keys: ReadonlyMap<string, PrivateJwk>;
  trusted: PublicJwks;
  actorSecret: string;
}

/** Others seal what only these may read. */
const RECIPIENTS = ['forge'];

export async function makeIdentity(): Promise<Identity> {
  const pairs = await Promise.all(PARTICIPANTS.map((name) => generateKey(name)));
  const recipients = pairs
    .filter(({ privateKey }) => RECIPIENTS.includes(privateKey.kid))
    .map(({ privateKey }) => encryptionKeyOf(privateKey).publicKey);
  return {
    keys: new Map(pairs.map(({ privateKey }) => [privateKey.kid, privateKey])),
    trusted: { keys: [...pairs.map(({ publicKey }) => publicKey), ...recipients] },
    actorSecret: randomBytes(32).toString('base64'),
  };
}

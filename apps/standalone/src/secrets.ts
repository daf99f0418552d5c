import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encryptionKeyOf, generateKey, privateJwk, publicJwks } from '@guildhall/service-runtime';
import { z } from 'zod';

const secrets = z.object({
  /** Private keys by participant. */
  keys: z.record(z.string(), privateJwk),
  trusted: publicJwks,
  actorSecret: z.string(),
});
export type Secrets = z.infer<typeof secrets>;

const PARTICIPANTS = ['gateway', 'catalog', 'governance', 'installation', 'forge'];
/** Others seal what only these may read. */
const RECIPIENTS = ['forge'];
/** They sign for people outside: services do not believe them. */
const OUTSIDERS = ['dev-identity', 'example-host', 'other-host'];

/** Keys of this machine's Guildhall: made once, kept beside the data. */
export async function loadSecrets(folder: string): Promise<Secrets> {
  const kept = await keptSecrets(folder);
  const recipients = RECIPIENTS.map((name) => encryptionKeyOf(keyOf(kept, name)).publicKey);
  return { ...kept, trusted: { keys: [...kept.trusted.keys, ...recipients] } };
}

async function keptSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const pairs = await Promise.all([...PARTICIPANTS, ...OUTSIDERS].map((name) => generateKey(name)));
  const made: Secrets = {
    keys: Object.fromEntries(pairs.map(({ privateKey }) => [privateKey.kid, privateKey])),
    trusted: {
      keys: pairs.map(({ publicKey }) => publicKey).filter(({ kid }) => PARTICIPANTS.includes(kid)),
    },
    actorSecret: randomBytes(32).toString('base64'),
  };
  mkdirSync(folder, { recursive: true });
  // A half-written file would lock its owner out.
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

export function keyOf({ keys }: Secrets, name: string) {
  const key = keys[name];
  if (!key) throw new Error(`secrets.json has no key for ${name}; start with --reset`);
  return key;
}

/** What others need to check the signatures of one. */
export function publicKeyOf(kept: Secrets, name: string) {
  const { kty, kid, x } = keyOf(kept, name);
  return { kty, crv: 'Ed25519', kid, x } as const;
}

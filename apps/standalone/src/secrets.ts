import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBGRAPHS } from '@guildhall/schema';
import { makeIdentity, privateJwk, trustedKeysOf, type Identity } from '@guildhall/service-runtime';
import { z } from 'zod';
import { BrokenData } from './broken-data.ts';
import { readData } from './read-data.ts';

const identity: z.ZodType<Identity> = z.object({
  keys: z.record(z.string(), privateJwk),
  actorSecret: z.string(),
});

const PARTICIPANTS = ['gateway', ...SUBGRAPHS];
/** They sign for people outside: services do not believe them. */
const OUTSIDERS = ['dev-identity', 'example-host', 'other-host'];

/** Keys of this machine's Guildhall: made once, kept beside the data. */
export async function loadSecrets(folder: string): Promise<Identity> {
  const file = join(folder, 'secrets.json');
  const kept = readData(file, identity);
  if (kept) return kept;
  if (existsSync(join(folder, 'seeded.json')))
    throw new BrokenData(`${file} is gone, and with other keys nobody here would be believed`);
  const made = await makeIdentity([...PARTICIPANTS, ...OUTSIDERS]);
  mkdirSync(folder, { recursive: true });
  // A half-written file would lock its owner out.
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

export function keyOf({ keys }: Identity, name: string) {
  const key = keys[name];
  if (!key) throw new BrokenData(`secrets.json has no key for ${name}`);
  return key;
}

/** Whom every service of this machine believes. */
export function trustedHere(secrets: Identity) {
  return trustedKeysOf(PARTICIPANTS.map((name) => keyOf(secrets, name)));
}

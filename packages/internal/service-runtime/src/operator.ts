import { PLATFORM, systemSession } from '@guildhall/authz';
import { z } from 'zod';
import { privateJwk, type PrivateJwk } from './keys.ts';
import { PASSPORT_HEADER, passportOffice } from './passport.ts';

const deadLetter = z.object({
  id: z.string(),
  queue: z.string(),
  name: z.string(),
  reason: z.string(),
  error: z.string(),
  at: z.string(),
  replayed_at: z.string().nullable(),
});
const rebuilt = z.object({ read: z.record(z.string(), z.number()) });

const platformFloor = z.object({
  number: z.int(),
  body: z.object({ rules: z.array(z.unknown()), defaultVerdict: z.string() }),
  note: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
});
type PlatformFloor = z.infer<typeof platformFloor>;

/** What whoever runs a deployment may ask of its services, one marketplace at a time. */
export interface Operator {
  /** Fills the service's projections again; how many states of each event it read from their owners. */
  rebuild(service: string, marketplaceId: string): Promise<Record<string, number>>;
  /** The newest 200. */
  deadLetters(service: string, marketplaceId: string): Promise<z.infer<typeof deadLetter>[]>;
  /** False when there is none of that id, or it was replayed already. */
  replay(service: string, marketplaceId: string, id: string): Promise<boolean>;
  /** The rules that hold in every marketplace. */
  floor(): Promise<PlatformFloor>;
  /** Writes their next revision out of JSON, `{ rules, defaultVerdict, note?, expectedNumber? }` or `{ shipped: true }`. */
  setFloor(text: string): Promise<PlatformFloor>;
}

/** `urls` are the services' own, inside the deployment; `key` is one that they trust. Throws what a service answers else. */
export function openOperator(urls: Readonly<Record<string, string>>, key: PrivateJwk): Operator {
  const grant = passportOffice(key);

  async function ask(
    method: 'GET' | 'POST' | 'PUT',
    [service, marketplaceId, path]: readonly [string, string, string],
    body = '',
  ): Promise<Response> {
    const base = urls[service];
    if (!base) throw new Error(`there is no service ${service}; there are ${Object.keys(urls).join(', ')}`);
    const session = systemSession(marketplaceId, `operator-${crypto.randomUUID()}`);
    const headers = { [PASSPORT_HEADER]: await grant(session, service, body) };
    const answer = await fetch(new URL(path, base), { method, headers, ...(body !== '' && { body }) });
    if (!answer.ok && answer.status !== 404)
      throw new Error(`${service} answered ${answer.status} to ${path}: ${await answer.text()}`);
    return answer;
  }

  return {
    async rebuild(service, marketplaceId) {
      const answer = await ask('POST', [service, marketplaceId, '/internal/rebuild']);
      return rebuilt.parse(await answer.json()).read;
    },
    async deadLetters(service, marketplaceId) {
      const answer = await ask('GET', [service, marketplaceId, '/internal/dead-letters']);
      return z.array(deadLetter).parse(await answer.json());
    },
    async replay(service, marketplaceId, id) {
      const path = `/internal/dead-letters/${encodeURIComponent(id)}/replay`;
      return (await ask('POST', [service, marketplaceId, path])).ok;
    },
    async floor() {
      return platformFloor.parse(await (await ask('GET', FLOOR)).json());
    },
    async setFloor(text) {
      return platformFloor.parse(await (await ask('PUT', FLOOR, text)).json());
    },
  };
}

const FLOOR = ['governance', PLATFORM, '/internal/platform-floor'] as const;

/** The deployment that the variables of a service's own process tell of; null outside of one. */
export function deploymentOf({
  PEERS: peers,
  SIGNING_KEY: key,
}: Readonly<Record<string, string | undefined>>): { urls: Record<string, string>; key: PrivateJwk } | null {
  if (!peers || !key) return null;
  return {
    urls: z.record(z.string(), z.url()).parse(JSON.parse(peers)),
    key: privateJwk.parse(JSON.parse(key)),
  };
}

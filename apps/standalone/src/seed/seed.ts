import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DevIdentity } from '@guildhall/dev-identity';
import { exampleSurface } from '@guildhall/example-host';
import { publicKeyOf, type Identity } from '@guildhall/service-runtime';
import { z } from 'zod';
import { readData } from '../read-data.ts';
import { keyOf } from '../secrets.ts';
import { seedMarketplace } from './seed-marketplace.ts';
import { seedPublisher } from './seed-publisher.ts';
import { seedSurface } from './seed-surface.ts';

const seeded = z.object({ demo: z.string(), other: z.string() });
export type Seeded = z.infer<typeof seeded>;

export const EXAMPLE_HOST_ISSUER = 'https://fernhill.guildhall.invalid';
/** The name by which plugins know the host. */
const HOST_KEY = 'fernhill-crm';
const OTHER_HOST_ISSUER = 'https://other-host.guildhall.invalid';

/** Two marketplaces to begin with: `demo`, where the example host lives, and `other`, to see that they never meet. */
export async function seed(options: {
  folder: string;
  gatewayUrl: string;
  exampleHostUrl: string;
  identity: DevIdentity;
  secrets: Identity;
  say: (line: string) => void;
}): Promise<Seeded> {
  const file = join(options.folder, 'seeded.json');
  const { gatewayUrl, identity, say } = options;
  const kept = readData(file, seeded);
  const { demo, other } = kept ?? (await seedMarketplaces(options));
  const offered = { hostKey: HOST_KEY, surface: exampleSurface };
  await seedSurface(gatewayUrl, identity, { marketplaceId: demo, owner: 'owner', ...offered }, say);
  await seedSurface(gatewayUrl, identity, { marketplaceId: other, owner: 'otherOwner', ...offered }, say);
  if (!kept) writeFileSync(file, JSON.stringify({ demo, other }));
  return { demo, other };
}

async function seedMarketplaces(options: Parameters<typeof seed>[0]): Promise<Seeded> {
  const { gatewayUrl, identity, secrets } = options;
  const demo = await seedMarketplace(gatewayUrl, identity, {
    slug: 'demo',
    name: 'Demo Marketplace',
    owner: 'owner',
    host: {
      key: HOST_KEY,
      name: 'Fernhill CRM',
      origins: [options.exampleHostUrl],
      issuer: EXAMPLE_HOST_ISSUER,
      jwks: publicKey(secrets, 'example-host'),
    },
  });
  const other = await seedMarketplace(gatewayUrl, identity, {
    slug: 'other',
    name: 'Other Marketplace',
    owner: 'otherOwner',
    host: {
      key: HOST_KEY,
      name: 'Other CRM',
      origins: ['https://other.guildhall.invalid'],
      issuer: OTHER_HOST_ISSUER,
      jwks: publicKey(secrets, 'other-host'),
    },
  });
  await seedPublisher(gatewayUrl, identity, demo, {
    persona: 'publisher',
    name: 'Orchard Labs',
    slug: 'orchard',
    namespace: 'orchard',
  });
  await seedPublisher(gatewayUrl, identity, demo, {
    persona: 'publisher2',
    name: 'Sunny Software',
    slug: 'sunny',
    namespace: 'sunny',
  });
  await seedPublisher(gatewayUrl, identity, other, {
    persona: 'otherPublisher',
    name: 'Elsewhere',
    slug: 'orchard',
    namespace: 'orchard',
  });
  return { demo, other };
}

function publicKey(secrets: Identity, name: string): { keys: unknown[] } {
  return { keys: [publicKeyOf(keyOf(secrets, name))] };
}

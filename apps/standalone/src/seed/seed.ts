import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DevIdentity } from '@guildhall/dev-identity';
import { exampleSurface } from '@guildhall/example-host';
import { z } from 'zod';
import { keyOf, type Secrets } from '../secrets.ts';
import { seedMarketplace } from './seed-marketplace.ts';
import { seedPublisher } from './seed-publisher.ts';

const seeded = z.object({ demo: z.string(), other: z.string() });
export type Seeded = z.infer<typeof seeded>;

export const EXAMPLE_HOST_ISSUER = 'https://fernhill.guildhall.invalid';
const OTHER_HOST_ISSUER = 'https://other-host.guildhall.invalid';

/** Two marketplaces to begin with: `demo`, where the example host lives, and `other`, to see that they never meet. */
export async function seed(options: {
  folder: string;
  gatewayUrl: string;
  exampleHostUrl: string;
  identity: DevIdentity;
  secrets: Secrets;
}): Promise<Seeded> {
  const file = join(options.folder, 'seeded.json');
  if (existsSync(file)) return seeded.parse(JSON.parse(readFileSync(file, 'utf8')));

  const { gatewayUrl, identity, secrets } = options;
  const demo = await seedMarketplace(gatewayUrl, identity, {
    slug: 'demo',
    name: 'Demo Marketplace',
    owner: 'owner',
    host: {
      key: 'fernhill-crm',
      name: 'Fernhill CRM',
      origins: [options.exampleHostUrl],
      issuer: EXAMPLE_HOST_ISSUER,
      jwks: publicKey(secrets, 'example-host'),
    },
    surface: exampleSurface,
  });
  const other = await seedMarketplace(gatewayUrl, identity, {
    slug: 'other',
    name: 'Other Marketplace',
    owner: 'otherOwner',
    host: {
      key: 'fernhill-crm',
      name: 'Other CRM',
      origins: ['https://other.guildhall.invalid'],
      issuer: OTHER_HOST_ISSUER,
      jwks: publicKey(secrets, 'other-host'),
    },
    surface: exampleSurface,
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
  writeFileSync(file, JSON.stringify({ demo, other }));
  return { demo, other };
}

function publicKey(secrets: Secrets, name: string): { keys: unknown[] } {
  const { d: _private, ...open } = keyOf(secrets, name);
  return { keys: [open] };
}

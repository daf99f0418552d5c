import type { DevIdentity } from '../../apps/dev-identity/src/index.ts';
import { exampleSurface } from '../../apps/example-host/contract/surface/index.ts';
import { openClient, type Client } from '../../apps/standalone/src/index.ts';
import { z } from 'zod';
import { setTimeout as pause } from 'node:timers/promises';

const marketplace = z.object({ marketplace: z.object({ id: z.string() }) });
const opened = z.object({ marketplace: z.object({ state: z.string() }).nullable() });
const host = z.object({ host: z.object({ id: z.string() }) });
const publisher = z.object({ publisher: z.object({ id: z.string() }) });

/** A marketplace with a host and a publisher. */
export interface Shop {
  client: Client;
  token: string;
  publisherId: string;
}

export async function openShop(gateway: string, identity: DevIdentity, number: number): Promise<Shop> {
  const operator = openClient(gateway, await identity.tokenFor('operator', 'platform'));
  const made = await operator.perform(
    'createMarketplace',
    'CreateMarketplaceInput',
    'marketplace { id }',
    { slug: `bench-${number}`, name: `Bench ${number}`, issuer: identity.issuer, ownerSubject: 'owner' },
    marketplace,
  );
  const { id } = made.marketplace;
  const owner = openClient(gateway, await identity.tokenFor('owner', id));
  while ((await owner.ask('{ marketplace { state } }', {}, opened)).marketplace?.state !== 'ACTIVE')
    await pause(50);
  const registered = await owner.perform(
    'registerHost',
    'RegisterHostInput',
    'host { id }',
    {
      ...{ key: 'fernhill-crm', name: 'CRM', origins: ['https://crm.invalid'] },
      ...{ issuer: `https://crm-${number}.invalid`, jwks: identity.issuer.jwks },
    },
    host,
  );
  const surface = { hostId: registered.host.id, surface: exampleSurface };
  await owner.perform('publishSurface', 'PublishSurfaceInput', 'host { id }', surface, z.unknown());

  const token = await identity.tokenFor('publisher', id);
  const client = openClient(gateway, token);
  const join = { name: 'Bench', slug: 'bench' };
  const joined = await client.perform(
    'registerPublisher',
    'RegisterPublisherInput',
    'publisher { id }',
    join,
    publisher,
  );
  const publisherId = joined.publisher.id;
  const claim = { publisherId, namespace: 'bench' };
  await client.perform('claimNamespace', 'ClaimNamespaceInput', 'publisher { id }', claim, z.unknown());
  return { client, token, publisherId };
}

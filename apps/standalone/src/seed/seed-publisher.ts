import type { DevIdentity, PersonaName } from '@guildhall/dev-identity';
import { z } from 'zod';
import { openClient } from './client.ts';

const made = z.object({ publisher: z.object({ id: z.string() }) });

export interface PublisherPlan {
  persona: PersonaName;
  name: string;
  slug: string;
  namespace: string;
}

/** Registers a publisher and its namespace. Returns the publisher's id. */
export async function seedPublisher(
  gatewayUrl: string,
  identity: DevIdentity,
  marketplaceId: string,
  plan: PublisherPlan,
): Promise<string> {
  const key = (step: string) => ({ idempotencyKey: `seed-${plan.slug}-${step}` });
  const client = openClient(gatewayUrl, await identity.tokenFor(plan.persona, marketplaceId));
  const { publisher } = await client.perform(
    'registerPublisher',
    'RegisterPublisherInput',
    'publisher { id }',
    { name: plan.name, slug: plan.slug, ...key('publisher') },
    made,
  );
  await client.perform(
    'claimNamespace',
    'ClaimNamespaceInput',
    'publisher { id }',
    { publisherId: publisher.id, namespace: plan.namespace, ...key('namespace') },
    z.unknown(),
  );
  return publisher.id;
}

import { setTimeout as pause } from 'node:timers/promises';
import { PERSONA_NAMES, PERSONAS, type DevIdentity, type Persona } from '@guildhall/dev-identity';
import { z } from 'zod';
import { openClient } from './client.ts';

const made = z.object({ marketplace: z.object({ id: z.string() }) });
const state = z.object({ marketplace: z.object({ state: z.string() }).nullable() });

/** What a marketplace of this machine is made of. Every step carries an idempotency key: a second run changes nothing. */
export interface MarketplacePlan {
  slug: 'demo' | 'other';
  name: string;
  owner: 'owner' | 'otherOwner';
  host: { key: string; name: string; origins: string[]; issuer: string; jwks: { keys: unknown[] } };
}

/** Opens a marketplace with its staff and its host. Returns the marketplace's id. */
export async function seedMarketplace(
  gatewayUrl: string,
  identity: DevIdentity,
  plan: MarketplacePlan,
): Promise<string> {
  const key = (step: string) => ({ idempotencyKey: `seed-${plan.slug}-${step}` });
  const operator = openClient(gatewayUrl, await identity.tokenFor('operator', 'platform'));
  const { marketplace } = await operator.perform(
    'createMarketplace',
    'CreateMarketplaceInput',
    'marketplace { id }',
    {
      slug: plan.slug,
      name: plan.name,
      issuer: identity.issuer,
      ownerSubject: plan.owner,
      ...key('marketplace'),
    },
    made,
  );
  const owner = openClient(gatewayUrl, await identity.tokenFor(plan.owner, marketplace.id));
  while ((await owner.ask('{ marketplace { state } }', {}, state)).marketplace?.state !== 'ACTIVE')
    await pause(50);

  for (const persona of PERSONA_NAMES) {
    const { marketplace: slug, roles, scope }: Persona = PERSONAS[persona];
    if (slug !== plan.slug || roles.length === 0 || persona === plan.owner) continue;
    const input = {
      issuer: identity.issuer.url,
      subject: persona,
      roles,
      ...(scope && { scope }),
      ...key(persona),
    };
    await owner.perform('assignRoles', 'AssignRolesInput', 'assignment { actorId }', input, z.unknown());
  }
  await owner.perform(
    'registerHost',
    'RegisterHostInput',
    'host { id }',
    { ...plan.host, ...key('host') },
    z.unknown(),
  );
  return marketplace.id;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDevIdentity, PERSONA_NAMES, PERSONAS, type Persona } from '@guildhall/dev-identity';
import { exampleSurface, startExampleHost } from '@guildhall/example-host';
import { privateJwk, publicKeyOf } from '@guildhall/service-runtime';
import { openClient } from '@guildhall/standalone';
import { until } from '@guildhall/testing';
import { z } from 'zod';
import { PLACE } from './install-plugin.ts';
import type { OpenGuildhall } from './open-guildhall.ts';

const secrets = z.object({ keys: z.record(z.string(), privateJwk) });
const publicKeys = z.object({
  keys: z.array(
    z.object({ kid: z.string(), kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
  ),
});
const made = z.object({ marketplace: z.object({ id: z.string() }) });
const opened = z.object({ marketplace: z.object({ state: z.string() }).nullable() });
const registered = z.object({ publisher: z.object({ id: z.string() }) });
const hosted = z.object({ host: z.object({ id: z.string() }) });

const PUBLISHERS = [
  ['publisher', 'Orchard Labs', 'orchard'],
  ['publisher2', 'Sunny Software', 'sunny'],
] as const;

/**
 * A marketplace like `demo` for one file of tests, with an example host of its own, in a deployment that others use,
 * too. Closing it leaves the deployment open.
 */
export async function openMarketplace(house: OpenGuildhall, slug: string): Promise<OpenGuildhall> {
  const { keys } = secrets.parse(JSON.parse(readFileSync(join(house.folder, 'secrets.json'), 'utf8')));
  const hostKey = z.object({ 'example-host': privateJwk }).parse(keys)['example-host'];
  const identity = await openDevIdentity(keys['dev-identity']);
  const hostIssuer = `https://fernhill.${slug}.invalid`;

  const { marketplace } = await house
    .as('operator')
    .perform(
      'createMarketplace',
      'CreateMarketplaceInput',
      'marketplace { id }',
      { slug, name: `Marketplace ${slug}`, issuer: identity.issuer, ownerSubject: 'owner' },
      made,
    );
  const host = await startExampleHost({
    port: 0,
    gateway: { url: house.gateway },
    marketplace: marketplace.id,
    hostId: PLACE.host,
    keys: publicKeys.parse(await (await fetch(`${house.gateway}/v1/keys`)).json()).keys,
    signingKey: hostKey,
    issuer: hostIssuer,
  });
  try {
    const tokens = await Promise.all(
      PERSONA_NAMES.map(async (name) => {
        const token = await identity.tokenFor(name, marketplace.id);
        return [name, { token, marketplace: marketplace.id }] as const;
      }),
    );
    const personas = { ...house.personas, ...Object.fromEntries(tokens) };
    const as: OpenGuildhall['as'] = (persona) => openClient(house.gateway, personas[persona].token);
    const owner = as('owner');
    await until('the marketplace is open', async () => {
      const answer = await owner.ask('{ marketplace { state } }', {}, opened);
      return answer.marketplace?.state === 'ACTIVE';
    });
    for (const subject of PERSONA_NAMES) {
      const { marketplace: home, roles, scope }: Persona = PERSONAS[subject];
      if (home !== 'demo' || roles.length === 0 || subject === 'owner') continue;
      const input = { issuer: identity.issuer.url, subject, roles, ...(scope && { scope }) };
      await owner.perform('assignRoles', 'AssignRolesInput', 'assignment { actorId }', input, z.unknown());
    }
    const place = { key: PLACE.host, name: 'Fernhill CRM', origins: [host.url], issuer: hostIssuer };
    const input = { ...place, jwks: { keys: [publicKeyOf(hostKey)] } };
    const answer = await owner.perform('registerHost', 'RegisterHostInput', 'host { id }', input, hosted);
    const surface = { hostId: answer.host.id, surface: exampleSurface };
    await owner.perform('publishSurface', 'PublishSurfaceInput', 'host { id }', surface, z.unknown());
    for (const [persona, name, namespace] of PUBLISHERS) {
      const { publisher } = await as(persona).perform(
        'registerPublisher',
        'RegisterPublisherInput',
        'publisher { id }',
        { name, slug: namespace },
        registered,
      );
      const claim = { publisherId: publisher.id, namespace };
      await as(persona).perform(
        'claimNamespace',
        'ClaimNamespaceInput',
        'publisher { id }',
        claim,
        z.unknown(),
      );
    }
    return { ...house, as, personas, exampleHost: host.url, close: () => host.close() };
  } catch (error) {
    await host.close();
    throw error;
  }
}

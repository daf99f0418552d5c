import type { DevIdentity, PersonaName } from '@guildhall/dev-identity';
import { canonicalJson, sha256Hex, type Surface } from '@guildhall/manifest';
import { z } from 'zod';
import { openClient } from './client.ts';

const known = z.object({
  hosts: z.array(
    z.object({ id: z.string(), key: z.string(), surface: z.object({ digest: z.string() }).nullable() }),
  ),
});

export interface SurfacePlan {
  marketplaceId: string;
  owner: PersonaName;
  hostKey: string;
  surface: Surface;
}

/**
 * Publishes what a host offers, unless the marketplace has just that already: data of an earlier Guildhall gets the
 * surface of this one. Data that cannot take it, because it is newer or because plugins in use there would break, keeps
 * its own, and the reason is said.
 */
export async function seedSurface(
  gatewayUrl: string,
  identity: DevIdentity,
  { marketplaceId, owner, hostKey, surface }: SurfacePlan,
  say: (line: string) => void,
): Promise<void> {
  const client = openClient(gatewayUrl, await identity.tokenFor(owner, marketplaceId));
  const { hosts } = await client.ask('{ hosts { id key surface { digest } } }', {}, known);
  const host = hosts.find(({ key }) => key === hostKey);
  if (!host) throw new Error(`The marketplace ${marketplaceId} has no host ${hostKey}; start with --reset`);
  const digest = await sha256Hex(canonicalJson(surface));
  if (host.surface?.digest === digest) return;
  const idempotencyKey = `seed-surface-${digest}`;
  const input = { hostId: host.id, surface, idempotencyKey };
  try {
    await client.perform('publishSurface', 'PublishSurfaceInput', 'host { id }', input, z.unknown());
  } catch (error) {
    if (host.surface === null) throw error;
    say(`${hostKey} keeps the surface it has. ${error instanceof Error ? error.message : String(error)}`);
  }
}

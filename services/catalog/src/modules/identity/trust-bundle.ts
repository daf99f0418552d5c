import type { TrustBundle } from '@guildhall/schema';
import type { Context } from '../../context.ts';

/** Whom gateways believe in this marketplace; null when there is no such marketplace. */
export async function trustBundleOf(ctx: Context): Promise<TrustBundle | null> {
  // The rev is read first: a change that comes between makes the bundle newer than it says, never older.
  const rev = await ctx.trustBundles.rev();
  const marketplace = await ctx.marketplaces.own();
  if (!marketplace || marketplace.state === 'CLOSED') return null;
  const people = await ctx.issuers.all();
  const hosts = await ctx.issuers.hosts();
  const roles = await ctx.roles.all();
  const keys = await ctx.apiKeys.valid(ctx.now);
  const publishable = await ctx.publishableKeys.valid(ctx.now);
  return {
    marketplaceId: marketplace.id,
    slug: marketplace.slug,
    rev,
    issuers: [
      ...people.map(({ url, jwks }) => ({ kind: 'PEOPLE' as const, url, jwks, host: null, origins: [] })),
      ...hosts.map(({ key, issuer, jwks, origins }) => ({
        kind: 'HOST' as const,
        url: issuer,
        jwks,
        host: key,
        origins,
      })),
    ],
    people: roles
      .filter((assignment) => assignment.roles.length > 0)
      .map(({ actorId, roles: held, scope }) => ({ actorId, roles: held, scope })),
    apiKeys: keys.map(({ id, hash, actorId, name, publisherId, expiresAt }) => ({
      id,
      hash,
      actorId,
      name,
      publisherId,
      expiresAt: expiresAt?.toISOString() ?? null,
    })),
    publishableKeys: publishable.map(({ id, actorId, name, origins, endsAt }) => ({
      ...{ id, actorId, name, origins },
      endsAt: endsAt?.toISOString() ?? null,
    })),
  };
}

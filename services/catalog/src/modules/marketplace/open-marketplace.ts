import { actorSurrogate, type Role } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import { marketplaceCreated } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { changeTrust } from '../identity/change-trust.ts';
import type { Jwks } from '../identity/issuer.ts';
import { recordTransition } from '../timeline/record-transition.ts';
import { marketplaceLifecycle } from './marketplace-lifecycle.ts';
import { toPublicState, type Marketplace } from './marketplace.ts';

export interface Opening {
  slug: string;
  name: string;
  issuer: { url: string; jwks: Jwks };
  /** Subject at that issuer, and what they are to be. */
  owner: { subject: string; role: Role };
}

type Ground = Pick<
  Context,
  | 'actorSecret'
  | 'announce'
  | 'audit'
  | 'issuers'
  | 'marketplaces'
  | 'now'
  | 'outbox'
  | 'roles'
  | 'session'
  | 'transitions'
  | 'trustBundles'
>;

/** Writes the first rows of the marketplace that the transaction is in, and asks the other services to prepare. */
export async function openMarketplace(ctx: Ground, opening: Opening): Promise<Marketplace> {
  const { slug, name, issuer, owner } = opening;
  const id = ctx.session.marketplaceId;
  const ownerActorId = actorSurrogate(ctx.actorSecret, id, issuer.url, owner.subject);
  const marketplace: Marketplace = {
    id,
    slug,
    name,
    state: marketplaceLifecycle.initial,
    ownerActorId,
    preparedBy: [],
    rev: 0,
    createdAt: ctx.now,
  };
  await ctx.marketplaces.add(marketplace);
  await ctx.issuers.put({ id: newId('issuer'), ...issuer, rev: 0 });
  await ctx.roles.put({ actorId: ownerActorId, roles: [owner.role], scope: null, rev: 0 });
  await recordTransition(ctx, 'marketplace', {
    subjectId: id,
    rev: 0,
    event: 'create',
    from: null,
    to: marketplace.state,
    by: 'staff',
  });
  await changeTrust(ctx);
  await ctx.outbox.publish(
    marketplaceCreated,
    { type: 'marketplace', id, rev: 0 },
    toPublicState(marketplace),
  );
  return marketplace;
}

import { actorSurrogate, assertCan } from '@guildhall/authz';
import { err, newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { checkText } from '../../text-rules.ts';
import { changeTrust } from '../identity/change-trust.ts';
import { checkPageOrigins } from './check-page-origins.ts';
import type { PublishableKey } from './publishable-key.ts';

/** At once in force: all of them travel in the bundle that gateways read. */
const MOST = 50;

export interface NewPublishableKey {
  name: string;
  origins: readonly string[];
}

/** Makes a key with which pages of these origins show the public catalog to whoever opens them. */
export async function createPublishableKey(
  ctx: Context,
  input: NewPublishableKey,
): Promise<Result<PublishableKey>> {
  assertCan(ctx.session, 'publishableKey:manage');
  const name = checkText(input.name, { field: 'name', called: 'The name', max: 60, name: true });
  if (!name.ok) return name;
  const origins = checkPageOrigins(input.origins);
  if (!origins.ok) return origins;
  if ((await ctx.publishableKeys.valid(ctx.now)).length >= MOST)
    return err({ code: 'TOO_MANY', message: `${MOST} keys are in force; revoke one that is not used.` });
  return ok(await addKey(ctx, { name: name.value, origins: origins.value }));
}

/** Writes a key and lets gateways know. */
export async function addKey(ctx: Context, { name, origins }: NewPublishableKey): Promise<PublishableKey> {
  const { marketplaceId, actorId: createdBy } = ctx.session;
  const id = newId('publishableKey');
  const key: PublishableKey = {
    ...{ id, name, origins: [...origins], createdBy, createdAt: ctx.now },
    actorId: actorSurrogate(ctx.actorSecret, marketplaceId, 'guildhall:publishable-key', id),
    ...{ endsAt: null, replacedBy: null, rev: 0 },
  };
  await ctx.publishableKeys.add(key);
  await ctx.audit.write({
    action: 'publishableKey.create',
    subject: { type: 'publishableKey', id, rev: 0 },
    detail: { actorId: key.actorId, origins: key.origins },
  });
  await changeTrust(ctx);
  return key;
}

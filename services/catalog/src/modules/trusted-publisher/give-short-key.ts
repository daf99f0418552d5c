import { newId } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { newSecret, type ApiKey } from '../identity/api-key.ts';
import { changeTrust } from '../identity/change-trust.ts';
import type { Plugin } from '../plugin/plugin.ts';
import { buildActor } from './build-actor.ts';

/** Milliseconds; a build that publishes takes less. */
export const KEY_LIFE_MS = 15 * 60_000;

/**
 * A key that may act on one plugin, and only for minutes. It acts under the id of the trusted publisher it was given to,
 * so that the next build of the same is the same hand, and another key is not.
 */
export async function giveShortKey(
  ctx: Context,
  { id: pluginId, name, publisherId }: Plugin,
  trustedPublisherId: string,
): Promise<{ key: ApiKey; secret: string }> {
  const { marketplaceId } = ctx.session;
  const id = newId('apiKey');
  const { whole, hash } = newSecret(marketplaceId, id);
  const key: ApiKey = {
    id,
    name: `Build of ${name}`.slice(0, 60),
    publisherId,
    actorId: buildActor(ctx, trustedPublisherId),
    hash,
    createdBy: ctx.session.actorId,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + KEY_LIFE_MS),
    revokedAt: null,
    pluginId,
    rev: 0,
  };
  await ctx.apiKeys.add(key);
  await changeTrust(ctx);
  return { key, secret: whole };
}

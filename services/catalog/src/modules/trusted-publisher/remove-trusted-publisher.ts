import { assertCan } from '@guildhall/authz';
import { notFound, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { findOwnPlugin } from '../plugin/find-own-plugin.ts';
import { findOwnedPublisher } from '../publisher/find-own-publisher.ts';
import type { TrustedPublisher } from './trusted-publisher.ts';

/** Ends it. Keys that were already given end by themselves within minutes. */
export async function removeTrustedPublisher(
  ctx: Context,
  { pluginId, id }: { pluginId: string; id: string },
): Promise<Result<TrustedPublisher>> {
  assertCan(ctx.session, 'apiKey:revoke');
  const plugin = await findOwnPlugin(ctx, { pluginId });
  if (!plugin.ok) return plugin;
  const publisher = await findOwnedPublisher(ctx, { publisherId: plugin.value.publisherId });
  if (!publisher.ok) return publisher;
  const removed = await ctx.trustedPublishers.remove(pluginId, id);
  if (!removed) return notFound('trusted publisher', ['id']);
  await ctx.audit.write({
    action: 'trustedPublisher.remove',
    subject: { type: 'plugin', id: pluginId },
    detail: { id },
  });
  return ok(removed);
}

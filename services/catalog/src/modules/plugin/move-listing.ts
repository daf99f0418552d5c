import type { Actor } from '@guildhall/kernel';
import { conflict, ok, type Result } from '@guildhall/kernel';
import { pluginChanged } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { recordTransition } from '../timeline/record-transition.ts';
import { listingLifecycle, type ListingEvent } from './listing-lifecycle.ts';
import type { PluginChanges } from './plugin.repository.ts';
import { toPublicState, type Plugin } from './plugin.ts';

/** Takes a listing one step along its lifecycle and tells the other services. */
export async function moveListing(
  ctx: Context,
  plugin: Plugin,
  { event, by, changes }: { event: ListingEvent; by: Actor; changes?: PluginChanges },
): Promise<Result<Plugin>> {
  const next = listingLifecycle.next(plugin.listingState, event);
  if (!next.ok) return next;
  const changed = await ctx.plugins.change(plugin, { ...changes, listingState: next.value });
  if (!changed) return conflict('plugin');
  const { id, rev } = changed;
  await recordTransition(ctx, 'plugin', {
    subjectId: id,
    rev,
    event,
    from: plugin.listingState,
    to: next.value,
    by,
    ...(by === 'system' && { actorId: 'act_system' }),
  });
  await tellPlugin(ctx, changed);
  return ok(changed);
}

/** Tells the other services what a plugin is now. */
export async function tellPlugin(ctx: Pick<Context, 'outbox'>, plugin: Plugin): Promise<void> {
  const { id, rev } = plugin;
  await ctx.outbox.publish(pluginChanged, { type: 'plugin', id, rev }, toPublicState(plugin));
}

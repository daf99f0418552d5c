import type { Context } from '../../context.ts';
import { refreshAvailability } from '../plugin/refresh-availability.ts';
import type { Restriction } from './restriction.ts';

export const BEGINS = 'restriction-begins';
export const ENDS = 'restriction-ends';

/**
 * Makes listings and channels agree with a restriction, now and when its hour comes.
 * Everything is computed from the rows as they are, so that doing it twice changes nothing.
 */
export async function applyRestriction(ctx: Context, id: string): Promise<void> {
  const restriction = await ctx.restrictions.find(id);
  if (!restriction) return;
  await refreshTarget(ctx, restriction);
  const { effectiveAt, expiresAt } = restriction;
  await remind(ctx, BEGINS, id, effectiveAt);
  await remind(ctx, ENDS, id, expiresAt);
}

async function remind(ctx: Context, kind: string, id: string, at: string | null): Promise<void> {
  if (at === null || new Date(at) <= ctx.now) await ctx.due.cancel(kind, id);
  else await ctx.due.schedule(kind, id, 0, new Date(at));
}

/** In id order, so that two restrictions never wait for each other. */
async function refreshTarget(ctx: Context, { target }: Restriction): Promise<void> {
  const plugins = await pluginsOf(ctx, target);
  for (const pluginId of plugins.toSorted()) await refreshAvailability(ctx, pluginId);
}

function pluginsOf(ctx: Context, { type, id }: Restriction['target']): Promise<string[]> {
  switch (type) {
    case 'VERSION':
      return ctx.versions.pluginsWith({ id });
    case 'DIGEST':
      return ctx.versions.pluginsWith({ releaseDigest: id });
    case 'PLUGIN':
      return Promise.resolve([id]);
    case 'PUBLISHER':
      return ctx.plugins.idsOf(id);
  }
}

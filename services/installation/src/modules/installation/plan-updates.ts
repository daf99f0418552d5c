import { defineTask } from '@guildhall/messaging';
import { z } from 'zod';
import type { Context } from '../../context.ts';

/** One page of the installations of a plugin, each to be brought to the head of its channel. */
export const updatePage = defineTask({
  queue: 'installation-updates',
  name: 'installation.updatePage',
  payload: z.object({ pluginId: z.string(), after: z.string() }),
});

/** Has every installation of a plugin follow its channel, page by page. */
export function planUpdates(ctx: Pick<Context, 'outbox'>, pluginId: string, after = ''): Promise<void> {
  return ctx.outbox.enqueue(updatePage, { pluginId, after });
}

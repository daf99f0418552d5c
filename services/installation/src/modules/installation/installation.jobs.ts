import { onTask } from '@guildhall/service-runtime';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { moveInstallation } from './move-installation.ts';
import { planUpdates, updatePage } from './plan-updates.ts';

const PAGE = 500;
/** Installations moved in one transaction; a page of them would hold the epoch row for too long. */
const BATCH = 25;

/** Moving twice is harmless: who runs the head already stays. */
export const installationTasks = [
  onTask<Context, z.infer<typeof updatePage.payload>>(
    updatePage,
    async ({ units, session, signal }, { pluginId, after }) => {
      let last = after;
      for (let done = 0; done < PAGE; done += BATCH) {
        signal.throwIfAborted();
        const moved = await units.run(session, (ctx) => moveBatch(ctx, pluginId, last));
        if (moved === null) return;
        last = moved;
      }
      await units.run(session, (ctx) => planUpdates(ctx, pluginId, last));
    },
  ),
];

/** The id of the last installation looked at; null when there are no more. */
async function moveBatch(ctx: Context, pluginId: string, after: string): Promise<string | null> {
  const head = await ctx.load.channelHead.load(pluginId);
  const batch = head === null ? [] : await ctx.installations.holdFollowers(pluginId, after, BATCH);
  for (const installation of batch) if (head !== null) await moveInstallation(ctx, installation, head);
  return batch.length < BATCH ? null : (batch.at(-1)?.id ?? null);
}

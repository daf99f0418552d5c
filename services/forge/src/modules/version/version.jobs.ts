import { versionChanged } from '@guildhall/schema';
import { onEvent, type EventHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { cancelRuns } from '../run/cancel-runs.ts';
import { queueRun } from '../run/queue-run.ts';

export const versionEvents: EventHandler<Context>[] = [
  onEvent(versionChanged, {
    project: (ctx: Context, state) => ctx.versions.keep(state),
    async act(ctx: Context, { id, runAttempt, submittedBy }) {
      // Judged by the newest state, not by this event's: an older one may come later.
      const version = await ctx.versions.find(id);
      if (version?.state === 'WITHDRAWN') await cancelRuns(ctx, id);
      if (version?.state === 'SUBMITTED' && version.runAttempt === runAttempt)
        await queueRun(ctx, version, submittedBy);
    },
  }),
];

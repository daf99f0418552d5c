import { nextRun, parseSchedule } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import { queueInvocation } from '../invocation/queue-invocation.ts';
import { FUNCTION_SCHEDULE, subjectOf } from './schedule.ts';

/** Quotas count by the minute. */
const MINUTE_MS = 60_000;

/**
 * Sets a scheduled function going and plants its next hour, counted from now: hours missed while nobody was there are
 * made up for once. One that may not run now misses its turn; one for which the minute has no room left waits for the next.
 */
export async function fireSchedule(ctx: Context, subjectId: string): Promise<void> {
  const [installationId = '', id = ''] = subjectId.split('/', 2);
  const row = await ctx.schedules.find(installationId, id);
  const installation = row && (await ctx.installations.find(installationId));
  if (!row || !installation) return;

  const queued = await queueInvocation(ctx, {
    ...{ installation, functionName: row.function, trigger: 'SCHEDULE', cause: id },
    payload: { schedule: id, dueAt: row.nextAt.toISOString() },
  });
  if (!queued.ok && queued.error.code === 'TOO_MANY_INVOCATIONS') {
    const nextMinute = new Date(Math.floor(ctx.now.getTime() / MINUTE_MS + 1) * MINUTE_MS);
    await ctx.due.schedule(FUNCTION_SCHEDULE, subjectOf(installationId, id), 1, nextMinute);
    return;
  }
  const schedule = parseSchedule({ [row.kind]: row.expression });
  if (!schedule.ok) throw new Error(`schedule ${subjectId}: ${schedule.error}`);
  const nextAt = nextRun(schedule.value, ctx.now);
  const invocationId = queued.ok ? queued.value.id : null;
  await ctx.schedules.fired(installationId, id, { nextAt, invocationId });
  await ctx.due.schedule(FUNCTION_SCHEDULE, subjectOf(installationId, id), 1, nextAt);
}

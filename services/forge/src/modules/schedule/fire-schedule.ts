import { nextRun, parseSchedule } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import { queueInvocation } from '../invocation/queue-invocation.ts';
import { FUNCTION_SCHEDULE, subjectOf } from './schedule.ts';

/**
 * Sets a scheduled function going and plants its next hour, counted from now: hours missed while nobody was there are
 * made up for once. One that may not run now misses its turn.
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
  const schedule = parseSchedule({ [row.kind]: row.expression });
  if (!schedule.ok) throw new Error(`schedule ${subjectId}: ${schedule.error}`);
  const nextAt = nextRun(schedule.value, ctx.now);
  const invocationId = queued.ok ? queued.value.id : null;
  await ctx.schedules.fired(installationId, id, { nextAt, invocationId });
  await ctx.due.schedule(FUNCTION_SCHEDULE, subjectOf(installationId, id), 1, nextAt);
}

import { nextRun, parseSchedule, type ScheduleDeclaration } from '@guildhall/manifest';
import type { Context } from '../../context.ts';
import { expressionOf, FUNCTION_SCHEDULE, subjectOf } from './schedule.ts';

/** Makes an installation's schedules those that are declared. One that stays as it was keeps its next hour. */
export async function keepSchedules(
  { schedules, due, now }: Pick<Context, 'schedules' | 'due' | 'now'>,
  installationId: string,
  declared: readonly ScheduleDeclaration[],
): Promise<void> {
  const before = new Map((await schedules.of([installationId])).map((row) => [row.id, row]));
  for (const id of before.keys()) {
    if (declared.some((one) => one.id === id)) continue;
    await schedules.delete(installationId, id);
    await due.cancel(FUNCTION_SCHEDULE, subjectOf(installationId, id));
  }
  for (const declaration of declared) {
    const { id, function: name } = declaration;
    const { kind, expression } = expressionOf(declaration);
    const known = before.get(id);
    if (known?.kind === kind && known.expression === expression && known.function === name) continue;
    const schedule = parseSchedule(declaration);
    // A manifest with one that cannot be read never became a release.
    if (!schedule.ok) throw new Error(`schedule ${id} of ${installationId}: ${schedule.error}`);
    const nextAt = nextRun(schedule.value, now);
    await schedules.put({ installationId, id, function: name, kind, expression, nextAt });
    await due.schedule(FUNCTION_SCHEDULE, subjectOf(installationId, id), 1, nextAt);
  }
}

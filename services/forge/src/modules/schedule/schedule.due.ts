import { onDue, type DueHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { fireSchedule } from './fire-schedule.ts';
import { FUNCTION_SCHEDULE } from './schedule.ts';

export const scheduleDue: DueHandler<Context>[] = [
  onDue(FUNCTION_SCHEDULE, (ctx: Context, { subjectId }) => fireSchedule(ctx, subjectId)),
];

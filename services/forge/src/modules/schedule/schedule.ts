import type { ScheduleDeclaration } from '@guildhall/manifest';

/** When a function of an installation runs by itself next. */
export interface ScheduleRow {
  installationId: string;
  id: string;
  function: string;
  kind: 'every' | 'cron';
  expression: string;
  nextAt: Date;
  lastInvocationId: string | null;
}

/** The kind of due row that sets a scheduled function going. */
export const FUNCTION_SCHEDULE = 'function-schedule';

export const subjectOf = (installationId: string, id: string) => `${installationId}/${id}`;

/** What a declaration says, in one column each. */
export function expressionOf({ every, cron }: ScheduleDeclaration): Pick<ScheduleRow, 'kind' | 'expression'> {
  return cron === undefined ? { kind: 'every', expression: every ?? '' } : { kind: 'cron', expression: cron };
}

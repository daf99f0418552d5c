import type { Context } from '../../context.ts';
import type { ReviewCase } from './review-case.ts';

/** Kinds of due rows that a case may have. */
export const CASE_DUE = { overdue: 'case.overdue', lease: 'case.lease', answer: 'case.answer' } as const;

/** Sets the alarm for a case whose clock runs. Every open case has one, or waits for an answer (I21). */
export function startClock({ due }: Pick<Context, 'due'>, { id, rev, dueAt }: ReviewCase): Promise<void> {
  return due.schedule(CASE_DUE.overdue, id, rev, dueAt);
}

/** Where the clock goes on after it was stopped. */
export function resumed(
  { remaining, dueAt }: ReviewCase,
  now: Date,
): Pick<ReviewCase, 'dueAt' | 'remaining'> {
  return { dueAt: remaining === null ? dueAt : new Date(now.getTime() + remaining), remaining: null };
}

/** Takes all alarms of a case away. */
export async function clearClock({ due }: Pick<Context, 'due'>, { id }: ReviewCase): Promise<void> {
  for (const kind of Object.values(CASE_DUE)) await due.cancel(kind, id);
}

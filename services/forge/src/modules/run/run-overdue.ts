/** Kind of the due row that ends a run nobody works on any more. */
export const RUN_OVERDUE = 'run-overdue';

/** Milliseconds from queueing; far beyond the longest run on the busiest day. */
export const RUN_TIME_MS = 30 * 60_000;

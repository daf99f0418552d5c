import type { Tx } from '../../database.ts';

/** How many checks of all marketplaces were queued before each instant. Only the number is visible to anyone. */
export async function waitingBefore(tx: Tx, instants: readonly number[]): Promise<number[]> {
  const dates = instants.map((instant) => new Date(instant));
  const rows = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT checks_waiting_before(instant) AS waiting
    FROM unnest(${dates}::timestamptz[]) WITH ORDINALITY AS asked(instant, position) ORDER BY position`;
  return rows.map(({ waiting }) => waiting);
}

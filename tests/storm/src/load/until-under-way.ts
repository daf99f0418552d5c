import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';

const LOOK_MS = 200;

/** Waits until every marketplace has an installation, and functions have been called and sent to; or it is over. */
export async function untilUnderWay(
  marketplaces: readonly Ledger[],
  { runs }: Ledger,
  over: AbortSignal,
): Promise<void> {
  const isUnderWay = () =>
    marketplaces.every(({ installed }) => installed.length > 0) &&
    (['call', 'webhook'] as const).every((kind) => runs.some(({ by }) => by === kind));
  while (!over.aborted && !isUnderWay())
    await pause(LOOK_MS, undefined, { signal: over }).catch(() => undefined);
}

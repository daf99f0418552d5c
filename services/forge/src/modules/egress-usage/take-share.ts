import { MOST_BYTES } from '@guildhall/egress';
import { err, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { dayOf } from './day.ts';
import { EVERYTHING } from '../invocation/invocation-count.repository.ts';

const MB = 1024 * 1024;

/** What one request may move of a day's quota. It is counted as used until it is known what was. */
export interface EgressShare {
  readonly day: Date;
  readonly bytes: number;
}

/**
 * Sets aside what a request can need at most, or what is left: requests under way together never pass a quota. The next
 * one may find nothing left while they are.
 */
export async function takeShare(
  { egressUsage, functionLimits, now }: Pick<Context, 'egressUsage' | 'functionLimits' | 'now'>,
  installationId: string,
): Promise<Result<EgressShare>> {
  const { egressMbPerDay, marketplaceEgressMbPerDay } = await functionLimits.read();
  const day = dayOf(now);
  const left = egressMbPerDay * MB - (await egressUsage.lock(installationId, day));
  if (left <= 0) return usedUp(`This installation's functions`, egressMbPerDay);
  const leftOfAll = marketplaceEgressMbPerDay * MB - (await egressUsage.lock(EVERYTHING, day));
  if (leftOfAll <= 0) return usedUp('All functions of this marketplace', marketplaceEgressMbPerDay);
  const bytes = Math.min(MOST_BYTES, left, leftOfAll);
  await egressUsage.add(installationId, bytes);
  await egressUsage.add(EVERYTHING, bytes);
  return ok({ day, bytes });
}

/** Gives back what a request did not need. */
export async function giveBackShare(
  { egressUsage }: Pick<Context, 'egressUsage'>,
  installationId: string,
  { day, bytes }: EgressShare,
  passed: number,
): Promise<void> {
  for (const subject of [installationId, EVERYTHING])
    await egressUsage.giveBack(subject, day, bytes - passed);
}

function usedUp(whose: string, megabytes: number): Result<never> {
  const message = `${whose} may send and receive ${megabytes} megabytes a day, and that is used up; the next day begins at midnight, UTC.`;
  return err({ code: 'QUOTA_USED_UP', message });
}

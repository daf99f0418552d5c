import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { CheckSetting } from '../check-profile/check-profile.ts';
import { type CheckRow, CHECKS, type CheckName, type Verdict } from './check.ts';
import { OPEN_CHECK_STATES, type CheckState } from './check-lifecycle.ts';

export interface CheckRepository {
  add(runId: string, settings: readonly CheckSetting[], now: Date): Promise<void>;
  /** In the order people read them. */
  of(runIds: readonly string[]): Promise<CheckRow[]>;
  /** Counts a try, for those of `names` that have not ended. */
  begin(runId: string, names: readonly CheckName[], now: Date): Promise<void>;
  /** Ends a check; one that has ended stays as it is. */
  end(runId: string, name: string, verdict: Verdict, now: Date): Promise<void>;
  endAll(runId: string, verdict: Verdict, now: Date): Promise<void>;
}

const state = z.enum(['QUEUED', 'RUNNING', 'PASSED', 'FAILED', 'ERROR', 'SKIPPED']);
const rows = z.array(z.looseObject({ state }));

export function checkRepository(tx: Tx, marketplaceId: string): CheckRepository {
  const open = { in: OPEN_CHECK_STATES };
  return {
    async add(runId, settings, now) {
      await tx.check.createMany({
        data: settings.map(({ name, required, enforced }) => ({
          marketplaceId,
          runId,
          name,
          required,
          enforced,
          position: CHECKS.indexOf(name),
          state: 'QUEUED' satisfies CheckState,
          queuedAt: now,
        })),
      });
    },
    async of(runIds) {
      const found = await tx.check.findMany({
        where: { marketplaceId, runId: { in: [...runIds] } },
        orderBy: [{ runId: 'asc' }, { position: 'asc' }],
      });
      const states = rows.parse(found);
      return found.map((row, index) => ({ ...row, state: states[index]?.state ?? 'ERROR' }));
    },
    async begin(runId, names, now) {
      const where = { marketplaceId, runId, name: { in: [...names] }, state: open };
      await tx.check.updateMany({ where: { ...where, startedAt: null }, data: { startedAt: now } });
      await tx.check.updateMany({ where, data: { state: 'RUNNING', attempts: { increment: 1 } } });
    },
    async end(runId, name, verdict, now) {
      await tx.check.updateMany({
        where: { marketplaceId, runId, name, state: open },
        data: { ...verdict, finishedAt: now },
      });
    },
    async endAll(runId, verdict, now) {
      await tx.check.updateMany({
        where: { marketplaceId, runId, state: open },
        data: { ...verdict, finishedAt: now },
      });
    },
  };
}

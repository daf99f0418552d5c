import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { ScheduleRow } from './schedule.ts';

export interface ScheduleRepository {
  of(installationIds: readonly string[]): Promise<ScheduleRow[]>;
  find(installationId: string, id: string): Promise<ScheduleRow | null>;
  put(row: Omit<ScheduleRow, 'lastInvocationId'>): Promise<void>;
  fired(
    installationId: string,
    id: string,
    next: { nextAt: Date; invocationId: string | null },
  ): Promise<void>;
  delete(installationId: string, id: string): Promise<void>;
}

const kind = z.enum(['every', 'cron']);

export function scheduleRepository(tx: Tx, marketplaceId: string): ScheduleRepository {
  async function of(installationIds: readonly string[]): Promise<ScheduleRow[]> {
    const rows = await tx.functionSchedule.findMany({
      where: { marketplaceId, installationId: { in: [...installationIds] } },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ marketplaceId: _marketplace, ...row }) => ({ ...row, kind: kind.parse(row.kind) }));
  }
  return {
    of,
    find: async (installationId, id) => (await of([installationId])).find((row) => row.id === id) ?? null,
    async put({ installationId, id, ...row }) {
      await tx.functionSchedule.upsert({
        where: { marketplaceId_installationId_id: { marketplaceId, installationId, id } },
        create: { marketplaceId, installationId, id, ...row },
        update: row,
      });
    },
    async fired(installationId, id, { nextAt, invocationId }) {
      await tx.functionSchedule.updateMany({
        where: { marketplaceId, installationId, id },
        data: { nextAt, ...(invocationId !== null && { lastInvocationId: invocationId }) },
      });
    },
    async delete(installationId, id) {
      await tx.functionSchedule.deleteMany({ where: { marketplaceId, installationId, id } });
    },
  };
}

import type { Tx } from '../../database.ts';
import { readRun } from './run.repository.ts';
import type { RunRow } from './run.ts';

/** The latest run of each version, in the order asked. */
export async function latestRuns(
  tx: Tx,
  marketplaceId: string,
  versionIds: readonly string[],
): Promise<(RunRow | null)[]> {
  const rows = await tx.run.findMany({
    where: { marketplaceId, versionId: { in: [...versionIds] } },
    orderBy: [{ versionId: 'asc' }, { attempt: 'desc' }],
    distinct: ['versionId'],
    omit: { conclusion: true, factSheet: true },
  });
  const byVersion = new Map(rows.map((row) => [row.versionId, readRun(row)]));
  return versionIds.map((id) => byVersion.get(id) ?? null);
}

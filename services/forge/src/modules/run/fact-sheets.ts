import type { z } from 'zod';
import type { Tx } from '../../database.ts';
import { factSheet } from './fact-sheet.ts';

export interface StoredFactSheet extends z.infer<typeof factSheet> {
  versionId: string;
  digest: string;
}

/** The sheet of the latest run that has one, for each version in the order asked. */
export async function factSheets(
  tx: Tx,
  marketplaceId: string,
  versionIds: readonly string[],
): Promise<(StoredFactSheet | null)[]> {
  const rows = await tx.run.findMany({
    where: { marketplaceId, versionId: { in: [...versionIds] }, factSheetDigest: { not: null } },
    orderBy: [{ versionId: 'asc' }, { attempt: 'desc' }],
    distinct: ['versionId'],
    select: { versionId: true, factSheet: true, factSheetDigest: true },
  });
  const byVersion = new Map(rows.map((row) => [row.versionId, row]));
  return versionIds.map((id) => {
    const row = byVersion.get(id);
    return row
      ? { ...factSheet.parse(row.factSheet), versionId: id, digest: row.factSheetDigest ?? '' }
      : null;
  });
}

import type { Tx } from '../../database.ts';
import { sortKeyOf, type Found } from './finding.ts';

export interface FindingRepository {
  /** Keeps what a stage found; a second time changes nothing. */
  add(runId: string, findings: readonly Found[]): Promise<void>;
}

export function findingRepository(tx: Tx, marketplaceId: string): FindingRepository {
  return {
    async add(runId, findings) {
      if (findings.length === 0) return;
      await tx.finding.createMany({
        data: findings.map((finding) => {
          const { threat: _threat, ...row } = finding;
          const { package: of = null, observed = false } = row;
          return { marketplaceId, runId, sortKey: sortKeyOf(finding), ...row, package: of, observed };
        }),
        skipDuplicates: true,
      });
    },
  };
}

import type { ReleaseState } from '@guildhall/schema';
import type { BuildReport } from '../../inspection/jobs.ts';
import type { Tx } from '../../database.ts';
import type { RunRow } from '../run/run.ts';

type Byproduct = Pick<BuildReport['byproducts'][number], 'name' | 'sha256'>;

export interface ReleaseRepository {
  /** Notes which bundles make up what a run released, and what its build left beside them. */
  add(run: RunRow, release: ReleaseState, byproducts: readonly Byproduct[]): Promise<void>;
}

export function releaseRepository(tx: Tx, marketplaceId: string): ReleaseRepository {
  return {
    async add({ id: runId, versionId, pluginId, publisherId }, { releaseDigest, bundles }, byproducts) {
      await tx.releaseBundle.createMany({
        data: bundles.map((bundle) => ({
          marketplaceId,
          runId,
          versionId,
          pluginId,
          publisherId,
          releaseDigest,
          ...bundle,
        })),
      });
      await tx.releaseByproduct.createMany({
        data: byproducts.map(({ name, sha256 }) => ({ marketplaceId, runId, versionId, name, sha256 })),
      });
    },
  };
}

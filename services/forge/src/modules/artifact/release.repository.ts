import type { ReleaseState } from '@guildhall/schema';
import type { BuildReport } from '../../inspection/jobs.ts';
import type { Tx } from '../../database.ts';
import type { RunRow } from '../run/run.ts';

type Byproduct = Pick<BuildReport['byproducts'][number], 'name' | 'sha256'>;

export interface ReleaseRepository {
  /** Notes which bundles make up what a run released, and what its build left beside them. */
  /** The digest of what the build of a version's bundle with these bytes left under a name; null when it left nothing. */
  byproductOf(versionId: string, bundleDigest: string, name: string): Promise<string | null>;
  add(run: RunRow, release: ReleaseState, byproducts: readonly Byproduct[]): Promise<void>;
}

export function releaseRepository(tx: Tx, marketplaceId: string): ReleaseRepository {
  return {
    async byproductOf(versionId, sha256, name) {
      const bundle = await tx.releaseBundle.findFirst({
        where: { marketplaceId, versionId, sha256 },
        orderBy: { runId: 'desc' },
        select: { runId: true },
      });
      if (!bundle) return null;
      const key = { marketplaceId, runId: bundle.runId, name };
      const row = await tx.releaseByproduct.findUnique({ where: { marketplaceId_runId_name: key } });
      return row?.sha256 ?? null;
    },
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

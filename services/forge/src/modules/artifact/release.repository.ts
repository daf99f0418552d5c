import type { ReleaseState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';
import type { RunRow } from '../run/run.ts';

export interface ReleaseRepository {
  /** Notes which bundles make up what a run released. */
  add(run: RunRow, release: ReleaseState): Promise<void>;
}

export function releaseRepository(tx: Tx, marketplaceId: string): ReleaseRepository {
  return {
    async add({ id: runId, versionId, pluginId, publisherId }, { releaseDigest, bundles }) {
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
    },
  };
}

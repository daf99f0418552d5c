import type { Subject } from '@guildhall/availability';
import type { Tx } from '../../database.ts';

export interface ArtifactRepository {
  find(sha256: string): Promise<{ sha256: string; bytes: number; createdAt: Date } | null>;
  /** The releases that have this bundle, each with the state of its version. */
  releasesWith(sha256: string): Promise<(Subject & { versionState: string })[]>;
  /** Versions whose tarball this is. */
  versionsOf(sha256: string): Promise<string[]>;
  /** What builds left behind with these bytes: as what, and of which versions. */
  byproductsOf(sha256: string): Promise<{ name: string; versionId: string }[]>;
  isUploadOf(sha256: string, actorId: string): Promise<boolean>;
}

export function artifactRepository(tx: Tx, marketplaceId: string): ArtifactRepository {
  return {
    find: (sha256) => tx.artifact.findUnique({ where: { marketplaceId_sha256: { marketplaceId, sha256 } } }),
    releasesWith: (sha256) => tx.$queryRaw<(Subject & { versionState: string })[]>`
      SELECT bundle.version_id AS "versionId", bundle.plugin_id AS "pluginId", bundle.release_digest AS "releaseDigest",
             coalesce(plugin.publisher_id, bundle.publisher_id) AS "publisherId",
             coalesce(version.state, 'UNKNOWN') AS "versionState"
      FROM release_bundle AS bundle
      LEFT JOIN version ON version.marketplace_id = bundle.marketplace_id AND version.id = bundle.version_id
      LEFT JOIN plugin ON plugin.marketplace_id = bundle.marketplace_id AND plugin.id = bundle.plugin_id
      WHERE bundle.marketplace_id = ${marketplaceId} AND bundle.sha256 = ${sha256}`,
    async versionsOf(sha256) {
      const rows = await tx.version.findMany({
        where: { marketplaceId, sourceDigest: sha256 },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
    byproductsOf: (sha256) =>
      tx.releaseByproduct.findMany({
        where: { marketplaceId, sha256 },
        select: { name: true, versionId: true },
      }),
    async isUploadOf(sha256, actorId) {
      const count = await tx.upload.count({
        where: { marketplaceId, sha256, actorId, receivedAt: { not: null } },
      });
      return count > 0;
    },
  };
}

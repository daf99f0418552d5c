import type { SurfaceState } from '@guildhall/schema';
import semver from 'semver';
import type { PublishedSurface } from '../../inspection/jobs.ts';
import type { Tx } from '../../database.ts';
import { jsonObject } from '../../json.ts';

export interface SurfaceRepository {
  keep(state: SurfaceState): Promise<void>;
  /** The newest surface of every host. */
  latest(): Promise<PublishedSurface[]>;
}

export function surfaceRepository(tx: Tx, marketplaceId: string): SurfaceRepository {
  return {
    async keep({ hostKey, version, digest, body, rev }) {
      const text = JSON.stringify(body);
      await tx.$executeRaw`
        INSERT INTO surface (marketplace_id, host_key, version, digest, body, rev)
        VALUES (${marketplaceId}, ${hostKey}, ${version}, ${digest}, ${text}::jsonb, ${rev})
        ON CONFLICT (marketplace_id, host_key, version) DO UPDATE
        SET digest = excluded.digest, body = excluded.body, rev = excluded.rev
        WHERE surface.rev <= excluded.rev`;
    },
    async latest() {
      const heads = await tx.surface.findMany({
        where: { marketplaceId },
        select: { hostKey: true, version: true, rev: true },
      });
      const newest = [...Map.groupBy(heads, ({ hostKey }) => hostKey).values()].map(
        (versions) => versions.toSorted(newestFirst)[0],
      );
      const rows = await tx.surface.findMany({
        where: {
          marketplaceId,
          OR: newest.map((head) => ({ hostKey: head?.hostKey ?? '', version: head?.version ?? '' })),
        },
        orderBy: { hostKey: 'asc' },
      });
      return rows.map(({ hostKey, version, body }) => ({ hostKey, version, body: jsonObject(body) }));
    },
  };
}

interface Head {
  version: string;
  rev: number;
}

/** The later word of a host; between equals the higher version. */
function newestFirst(left: Head, right: Head): number {
  return right.rev - left.rev || semver.compareLoose(right.version, left.version);
}

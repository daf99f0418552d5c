import type { Manifest } from '@guildhall/manifest';
import { z } from 'zod';
import type { Tx } from '../../database.ts';

/** A version as its installations need it. */
export interface InstalledRelease {
  versionId: string;
  state: string;
  releaseDigest: string | null;
  manifest: Manifest | null;
}

export interface InstalledReleaseRepository {
  find(versionId: string): Promise<InstalledRelease | null>;
  findAll(versionIds: readonly string[]): Promise<InstalledRelease[]>;
}

/** A manifest was parsed when its run concluded; what it holds was checked then. */
const stored = z.custom<Manifest>(
  (value) => z.looseObject({ manifestVersion: z.literal(1), id: z.string() }).safeParse(value).success,
);

export function installedReleaseRepository(tx: Tx, marketplaceId: string): InstalledReleaseRepository {
  async function findAll(versionIds: readonly string[]): Promise<InstalledRelease[]> {
    const rows = await tx.version.findMany({
      where: { marketplaceId, id: { in: [...versionIds] } },
      select: { id: true, state: true, releaseDigest: true, manifest: true },
    });
    return rows.map(({ id, manifest, ...row }) => ({
      ...row,
      versionId: id,
      manifest: manifest === null ? null : stored.parse(manifest),
    }));
  }
  return {
    findAll,
    find: async (versionId) => (await findAll([versionId]))[0] ?? null,
  };
}

import type { Tx } from '../../database.ts';

/** A package that a version is made of. */
export interface VersionPackage {
  name: string;
  version: string;
  /** Code of it is in a bundle. */
  bundled: boolean;
  licence: string | null;
}

export interface VersionPackageRepository {
  replace(versionId: string, packages: readonly VersionPackage[]): Promise<void>;
  /** The packages of these names in every version, in a fixed order. */
  named(names: readonly string[]): Promise<(VersionPackage & { versionId: string })[]>;
}

export function versionPackageRepository(tx: Tx, marketplaceId: string): VersionPackageRepository {
  return {
    async replace(versionId, packages) {
      await tx.versionPackage.deleteMany({ where: { marketplaceId, versionId } });
      await tx.versionPackage.createMany({
        data: packages.map(({ version: packageVersion, ...rest }) => ({
          ...{ marketplaceId, versionId, packageVersion },
          ...rest,
        })),
        skipDuplicates: true,
      });
    },
    async named(names) {
      const rows = await tx.versionPackage.findMany({
        where: { marketplaceId, name: { in: [...names] } },
        orderBy: [{ versionId: 'asc' }, { name: 'asc' }, { packageVersion: 'asc' }],
      });
      return rows.map(({ packageVersion: version, ...row }) => ({ ...row, version }));
    },
  };
}

import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { SEVERITIES } from '../finding/finding.ts';
import { PUBLIC_STATES } from '../version/version.ts';
import type { VersionAdvisory, VersionAdvisoryRow } from './advisory.ts';

export interface VersionAdvisoryRepository {
  /** All that is known of one version; what was known before keeps its date. */
  replace(versionId: string, rows: readonly VersionAdvisory[], now: Date): Promise<void>;
  /** All that these advisories affect, in every version; the keys of rows that are new. */
  replaceOf(
    advisoryIds: readonly string[],
    rows: readonly VersionAdvisory[],
    now: Date,
  ): Promise<VersionAdvisory[]>;
  /** Of versions that anybody may see; `after` is the key of a row. */
  list(limit: number, after: string | null, advisoryId: string | null): Promise<VersionAdvisoryRow[]>;
  /** Those of these versions that are installed or can be. */
  published(versionIds: readonly string[]): Promise<Set<string>>;
}

const severity = z.enum(SEVERITIES);
type Stored = Omit<VersionAdvisoryRow, 'version' | 'severity'> & { packageVersion: string; severity: string };

/** Sorts rows, and tells them apart. No part can hold a bar. */
export function keyOf({ versionId, advisoryId, name, version }: VersionAdvisory): string {
  return [versionId, advisoryId, name, version].join('|');
}

export function versionAdvisoryRepository(tx: Tx, marketplaceId: string): VersionAdvisoryRepository {
  type Which = { versionId: string } | { advisoryId: { in: string[] } };

  async function exchange(which: Which, rows: readonly VersionAdvisory[], now: Date) {
    const where = { marketplaceId, ...which };
    const before = (await tx.versionAdvisory.findMany({ where })).map(readRow);
    const known = new Map(before.map((row) => [keyOf(row), row.since]));
    await tx.versionAdvisory.deleteMany({ where });
    await tx.versionAdvisory.createMany({
      data: rows.map(({ version: packageVersion, ...row }) => ({
        ...{ marketplaceId, ...row, packageVersion },
        since: known.get(keyOf({ ...row, version: packageVersion })) ?? now,
      })),
      skipDuplicates: true,
    });
    return rows.filter((row) => !known.has(keyOf(row)));
  }

  return {
    async replace(versionId, rows, now) {
      await exchange({ versionId }, rows, now);
    },
    replaceOf: (advisoryIds, rows, now) => exchange({ advisoryId: { in: [...advisoryIds] } }, rows, now),
    async list(limit, after, advisoryId) {
      const [versionId = '', advisory = '', name = '', version = ''] = after?.split('|') ?? [];
      const rows = await tx.$queryRaw<Stored[]>`
        SELECT found.version_id AS "versionId", found.advisory_id AS "advisoryId", found.name,
               found.package_version AS "packageVersion", found.severity, found.fixed_in AS "fixedIn",
               found.bundled, found.since
        FROM version_advisory AS found
        JOIN version ON version.marketplace_id = found.marketplace_id AND version.id = found.version_id
        WHERE found.marketplace_id = ${marketplaceId} AND version.state = ANY(${PUBLIC_STATES})
          AND (${advisoryId}::text IS NULL OR found.advisory_id = ${advisoryId})
          AND (found.version_id, found.advisory_id, found.name, found.package_version)
            > (${versionId}, ${advisory}, ${name}, ${version})
        ORDER BY found.version_id, found.advisory_id, found.name, found.package_version
        LIMIT ${limit}`;
      return rows.map(readRow);
    },
    async published(versionIds) {
      const rows = await tx.version.findMany({
        where: { marketplaceId, id: { in: [...versionIds] }, state: { in: PUBLIC_STATES } },
        select: { id: true },
      });
      return new Set(rows.map(({ id }) => id));
    },
  };
}

/** What affects each version, in the order asked. */
export async function advisoriesOf(
  tx: Tx,
  marketplaceId: string,
  versionIds: readonly string[],
): Promise<VersionAdvisoryRow[][]> {
  const rows = await tx.versionAdvisory.findMany({
    where: { marketplaceId, versionId: { in: [...versionIds] } },
    orderBy: [{ advisoryId: 'asc' }, { name: 'asc' }, { packageVersion: 'asc' }],
  });
  const byVersion = Map.groupBy(rows.map(readRow), ({ versionId }) => versionId);
  return versionIds.map((id) => byVersion.get(id) ?? []);
}

function readRow(row: Stored): VersionAdvisoryRow {
  const { versionId, advisoryId, name, packageVersion: version, fixedIn, bundled, since } = row;
  return {
    versionId,
    advisoryId,
    name,
    version,
    fixedIn,
    bundled,
    since,
    severity: severity.parse(row.severity),
  };
}

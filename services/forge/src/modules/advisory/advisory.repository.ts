import { osvEntry, type OsvEntry } from '@guildhall/analysis';
import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { SEVERITIES } from '../finding/finding.ts';
import type { AdvisoryImportRow, AdvisoryRow } from './advisory.ts';
import type { ReadEntry } from './read-entries.ts';

export interface AdvisoryRepository {
  find(id: string): Promise<AdvisoryRow | null>;
  /** In the order of ids; `after` is an id. */
  list(limit: number, after: string | null, name: string | null): Promise<AdvisoryRow[]>;
  /** What is said about packages of these names and was not taken back. */
  about(names: readonly string[]): Promise<OsvEntry[]>;
  /** How many of these ids are known already. */
  countKnown(ids: readonly string[]): Promise<number>;
  /** Entries replace those of the same id. */
  put(entries: readonly ReadEntry[], importNumber: number, now: Date): Promise<void>;
  newestImport(): Promise<number>;
  /** Newest first. */
  imports(limit: number, before: number | null): Promise<AdvisoryImportRow[]>;
  /** False when somebody else has taken this number. */
  addImport(row: AdvisoryImportRow): Promise<boolean>;
}

const severity = z.enum(SEVERITIES);

export function advisoryRepository(tx: Tx, marketplaceId: string): AdvisoryRepository {
  /** With the packages, in one further statement for all rows. */
  async function withPackages(
    rows: readonly (Omit<AdvisoryRow, 'packages' | 'severity'> & { severity: string })[],
  ): Promise<AdvisoryRow[]> {
    const named = await tx.advisoryPackage.findMany({
      where: { marketplaceId, advisoryId: { in: rows.map(({ id }) => id) } },
      orderBy: { name: 'asc' },
    });
    const byId = Map.groupBy(named, ({ advisoryId }) => advisoryId);
    return rows.map((row) => ({
      ...row,
      severity: severity.parse(row.severity),
      packages: (byId.get(row.id) ?? []).map(({ name }) => name),
    }));
  }

  return {
    async find(id) {
      const row = await tx.advisory.findUnique({
        where: { marketplaceId_id: { marketplaceId, id } },
        omit: { entry: true },
      });
      return row && ((await withPackages([row]))[0] ?? null);
    },
    async list(limit, after, name) {
      const about =
        name === null ? null : await tx.advisoryPackage.findMany({ where: { marketplaceId, name } });
      const rows = await tx.advisory.findMany({
        where: {
          marketplaceId,
          id: {
            ...(after !== null && { gt: after }),
            ...(about && { in: about.map(({ advisoryId }) => advisoryId) }),
          },
        },
        orderBy: { id: 'asc' },
        take: limit,
        omit: { entry: true },
      });
      return withPackages(rows);
    },
    async about(names) {
      if (names.length === 0) return [];
      const rows = await tx.$queryRaw<{ entry: unknown }[]>`
        SELECT entry FROM advisory WHERE marketplace_id = ${marketplaceId} AND NOT withdrawn AND id IN (
          SELECT advisory_id FROM advisory_package
          WHERE marketplace_id = ${marketplaceId} AND name = ANY(${[...names]}))
        ORDER BY id`;
      return rows.map(({ entry }) => osvEntry.parse(entry));
    },
    countKnown: (ids) => tx.advisory.count({ where: { marketplaceId, id: { in: [...ids] } } }),
    async put(entries, importNumber, now) {
      const ids = entries.map(({ id }) => id);
      await tx.$executeRaw`
        INSERT INTO advisory (marketplace_id, id, severity, malicious, withdrawn, summary, entry, import_number, imported_at)
        SELECT ${marketplaceId}, id, severity, malicious, withdrawn, summary, entry, ${importNumber}, ${now}
        FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
          AS given(id text, severity text, malicious boolean, withdrawn boolean, summary text, entry jsonb)
        ON CONFLICT (marketplace_id, id) DO UPDATE SET
          severity = excluded.severity, malicious = excluded.malicious, withdrawn = excluded.withdrawn,
          summary = excluded.summary, entry = excluded.entry, import_number = excluded.import_number,
          imported_at = excluded.imported_at`;
      await tx.advisoryPackage.deleteMany({ where: { marketplaceId, advisoryId: { in: ids } } });
      await tx.advisoryPackage.createMany({
        data: entries.flatMap(({ id: advisoryId, packages }) =>
          packages.map((name) => ({ marketplaceId, name, advisoryId })),
        ),
        skipDuplicates: true,
      });
    },
    async newestImport() {
      const { _max } = await tx.advisoryImport.aggregate({
        where: { marketplaceId },
        _max: { number: true },
      });
      return _max.number ?? 0;
    },
    imports: (limit, before) =>
      tx.advisoryImport.findMany({
        where: { marketplaceId, ...(before !== null && { number: { lt: before } }) },
        orderBy: { number: 'desc' },
        take: limit,
      }),
    async addImport(row) {
      const { count } = await tx.advisoryImport.createMany({
        data: [{ marketplaceId, ...row }],
        skipDuplicates: true,
      });
      return count === 1;
    },
  };
}

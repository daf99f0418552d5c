import type { Tx } from '../../database.ts';
import { jsonObject, type JsonRecord } from '../../json.ts';
import { storedDrift, type StoredDrift } from './stored-drift.ts';

interface Pinned {
  runId: string;
  versionId: string;
  baselineId: string | null;
  signer: string | null;
}

/** A published version as far as the next one is held against it. */
interface Baseline {
  id: string;
  versionString: string;
  sourceDigest: string;
  manifest: JsonRecord;
  signer: string | null;
  /** By stage, of the run that made its release. */
  reports: ReadonlyMap<string, unknown>;
}

export interface DriftRepository {
  /** Pins what a run is compared with: the version of this plugin that is published last right now. */
  pin(run: Omit<Pinned, 'baselineId'> & { pluginId: string }): Promise<void>;
  find(runId: string): Promise<Pinned | null>;
  /** Actor ids; null for a publisher that is not known here. */
  membersOf(publisherId: string): Promise<string[] | null>;
  baseline(versionId: string): Promise<Baseline | null>;
  /** The run that made the release of a version; null when it has none. */
  baselineRun(versionId: string): Promise<{ runId: string; id: string; versionString: string } | null>;
  keep(runId: string, drift: StoredDrift): Promise<void>;
}

export function driftRepository(tx: Tx, marketplaceId: string): DriftRepository {
  const runOf = async ({ id, releaseDigest }: { id: string; releaseDigest: string | null }) =>
    releaseDigest === null
      ? null
      : tx.run.findFirst({
          where: { marketplaceId, versionId: id, releaseDigest },
          orderBy: { attempt: 'desc' },
          select: { id: true },
        });
  return {
    async pin({ pluginId, ...run }) {
      const baseline = await tx.version.findFirst({
        where: {
          ...{ marketplaceId, pluginId, state: 'PUBLISHED' },
          id: { not: run.versionId },
          releaseDigest: { not: null },
        },
        orderBy: [{ publishedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
        select: { id: true },
      });
      await tx.versionDrift.create({ data: { marketplaceId, ...run, baselineId: baseline?.id ?? null } });
    },
    find: (runId) => tx.versionDrift.findUnique({ where: { marketplaceId_runId: { marketplaceId, runId } } }),
    async membersOf(id) {
      const key = { marketplaceId_id: { marketplaceId, id } };
      return (await tx.publisher.findUnique({ where: key }))?.memberIds ?? null;
    },
    async baseline(id) {
      const version = await tx.version.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });
      if (!version?.manifest || version.sourceDigest === null) return null;
      const { versionString, sourceDigest } = version;
      const run = await runOf(version);
      const of = { marketplaceId, runId: run?.id ?? '' };
      const reports = await tx.stageReport.findMany({ where: of });
      const pinned = await tx.versionDrift.findUnique({ where: { marketplaceId_runId: of } });
      return {
        ...{ id, versionString, sourceDigest },
        manifest: jsonObject(version.manifest),
        signer: pinned?.signer ?? null,
        reports: new Map(reports.map(({ stage, report }) => [stage, report])),
      };
    },
    async baselineRun(id) {
      const version = await tx.version.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });
      const run = version && (await runOf(version));
      return run && { runId: run.id, id, versionString: version.versionString };
    },
    async keep(runId, drift) {
      await tx.versionDrift.update({
        where: { marketplaceId_runId: { marketplaceId, runId } },
        data: { drift: jsonObject(drift) },
      });
    },
  };
}

/** The drift that the latest run of each version found, in the order asked. */
export async function driftsOf(
  tx: Tx,
  marketplaceId: string,
  versionIds: readonly string[],
): Promise<(StoredDrift | null)[]> {
  const rows = await tx.versionDrift.findMany({
    where: { marketplaceId, versionId: { in: [...versionIds] } },
    orderBy: { runId: 'asc' },
  });
  const found = new Map(
    rows.flatMap(({ versionId, drift }) => (drift === null ? [] : [[versionId, storedDrift.parse(drift)]])),
  );
  return versionIds.map((id) => found.get(id) ?? null);
}

import type { PluginState, PublisherState, RunConcludedState, VersionState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';
import {
  storedMembers,
  versionState,
  type History,
  type Publisher,
  type RunFacts,
  type VersionSubject,
} from './subject.ts';

export type SubjectRepository = ReturnType<typeof subjectRepository>;

/** What governance keeps of publishers, plugins, versions and runs. Every write is guarded by the owner's rev. */
export function subjectRepository(tx: Tx, marketplaceId: string) {
  return {
    ...projections(tx, marketplaceId),

    async publishers(ids: readonly string[]): Promise<Publisher[]> {
      const rows = await tx.publisher.findMany({ where: { marketplaceId, id: { in: [...ids] } } });
      return rows.map(({ id, name, members }) => ({ id, name, members: storedMembers.parse(members) }));
    },

    async versions(ids: readonly string[]): Promise<VersionSubject[]> {
      const rows = await tx.version.findMany({ where: { marketplaceId, id: { in: [...ids] } } });
      return rows.map((row) => ({ ...row, state: versionState.parse(row.state) }));
    },

    plugins: (ids: readonly string[]): Promise<{ id: string; name: string; publisherId: string }[]> =>
      tx.plugin.findMany({
        where: { marketplaceId, id: { in: [...ids] } },
        select: { id: true, name: true, publisherId: true },
      }),

    /** Of which publishers somebody is a member. */
    async publishersOf(actorId: string): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM publisher WHERE marketplace_id = ${marketplaceId}
          AND members @> ${JSON.stringify([{ actorId }])}::jsonb ORDER BY id`;
      return rows.map(({ id }) => id);
    },

    /** A version whose release has this digest, if one is known. */
    async versionOfDigest(releaseDigest: string): Promise<VersionSubject | null> {
      const row = await tx.version.findFirst({
        where: { marketplaceId, releaseDigest },
        orderBy: { id: 'asc' },
      });
      return row && { ...row, state: versionState.parse(row.state) };
    },

    /** The publisher of a release with this digest, if one is known. */
    async publisherOfDigest(releaseDigest: string): Promise<string | null> {
      const version = await tx.version.findFirst({ where: { marketplaceId, releaseDigest } });
      return version?.publisherId ?? null;
    },

    runFacts: (versionId: string, attempt: number): Promise<RunFacts | null> =>
      tx.runFacts.findUnique({
        where: { marketplaceId_versionId_attempt: { marketplaceId, versionId, attempt } },
        select: { outcome: true, facts: true },
      }),

    async history({ id, pluginId }: Pick<VersionSubject, 'id' | 'pluginId'>): Promise<History> {
      const rows = await tx.$queryRaw<[{ published: bigint; rejected: bigint; last: Date | null }]>`
        SELECT count(published_at) AS published, count(*) FILTER (WHERE state = 'REJECTED') AS rejected,
               max(published_at) AS last
        FROM version WHERE marketplace_id = ${marketplaceId} AND plugin_id = ${pluginId} AND id <> ${id}`;
      const [{ published, rejected, last }] = rows;
      return {
        publishedVersions: Number(published),
        rejectedVersions: Number(rejected),
        lastPublishedAt: last,
      };
    },
  };
}

function projections(tx: Tx, marketplaceId: string) {
  return {
    putPublisher: ({ id, name, state, members, rev }: PublisherState) => tx.$executeRaw`
      INSERT INTO publisher (marketplace_id, id, name, state, members, rev)
      VALUES (${marketplaceId}, ${id}, ${name}, ${state}, ${JSON.stringify(members)}::jsonb, ${rev})
      ON CONFLICT (marketplace_id, id) DO UPDATE
      SET name = excluded.name, state = excluded.state, members = excluded.members, rev = excluded.rev
      WHERE publisher.rev <= excluded.rev`,

    putPlugin: ({ id, name, publisherId, rev }: PluginState) => tx.$executeRaw`
      INSERT INTO plugin (marketplace_id, id, name, publisher_id, rev)
      VALUES (${marketplaceId}, ${id}, ${name}, ${publisherId}, ${rev})
      ON CONFLICT (marketplace_id, id) DO UPDATE
      SET name = excluded.name, publisher_id = excluded.publisher_id, rev = excluded.rev
      WHERE plugin.rev <= excluded.rev`,

    putVersion: (state: VersionState) => {
      const publishedAt = state.publishedAt === null ? null : new Date(state.publishedAt);
      return tx.$executeRaw`
        INSERT INTO version (marketplace_id, id, plugin_id, plugin_name, publisher_id, version_string, state, channel,
                             run_attempt, release_digest, published_at, rev)
        VALUES (${marketplaceId}, ${state.id}, ${state.pluginId}, ${state.pluginName}, ${state.publisherId},
                ${state.versionString}, ${state.state}, ${state.channel}, ${state.runAttempt},
                ${state.release?.releaseDigest ?? null}, ${publishedAt}, ${state.rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE
        SET plugin_name = excluded.plugin_name, publisher_id = excluded.publisher_id, state = excluded.state,
            channel = excluded.channel, run_attempt = excluded.run_attempt, release_digest = excluded.release_digest,
            published_at = excluded.published_at, rev = excluded.rev
        WHERE version.rev <= excluded.rev`;
    },

    putRunFacts: ({ versionId, attempt, runId, outcome, facts, factSheetDigest, rev }: RunConcludedState) =>
      tx.$executeRaw`
        INSERT INTO run_facts (marketplace_id, version_id, attempt, run_id, outcome, facts, fact_sheet_digest, rev)
        VALUES (${marketplaceId}, ${versionId}, ${attempt}, ${runId}, ${outcome}, ${JSON.stringify(facts)}::jsonb,
                ${factSheetDigest}, ${rev})
        ON CONFLICT (marketplace_id, version_id, attempt) DO UPDATE
        SET run_id = excluded.run_id, outcome = excluded.outcome, facts = excluded.facts,
            fact_sheet_digest = excluded.fact_sheet_digest, rev = excluded.rev
        WHERE run_facts.rev <= excluded.rev`,
  };
}

import { trustedBuild, type TrustedBuildState, type VersionState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';
import { jsonObject, type JsonRecord } from '../../json.ts';
import type { VersionRow } from './version.ts';

export interface VersionRepository {
  keep(state: VersionState): Promise<void>;
  find(id: string): Promise<VersionRow | null>;
  /** What was pinned for the build that submitted it; null when anybody else did. */
  trustedPublisher(id: string): Promise<TrustedBuildState | null>;
  /** The manifest of the version of this plugin that was published last, but for `id` itself. */
  manifestBefore(version: Pick<VersionRow, 'id' | 'pluginId'>): Promise<JsonRecord | null>;
}

export function versionRepository(tx: Tx, marketplaceId: string): VersionRepository {
  return {
    async keep(state) {
      const { id, pluginId, pluginName, publisherId, versionString, sourceDigest, runAttempt, rev } = state;
      const manifest = state.release ? JSON.stringify(state.release.manifest) : null;
      const releaseDigest = state.release?.releaseDigest ?? null;
      const trustedPublisher = state.trustedPublisher ? JSON.stringify(state.trustedPublisher) : null;
      const publishedAt = state.publishedAt === null ? null : new Date(state.publishedAt);
      await tx.$executeRaw`
        INSERT INTO version (marketplace_id, id, plugin_id, plugin_name, publisher_id, version_string, state,
                             source_digest, release_digest, manifest, run_attempt, trusted_publisher, published_at,
                             rev)
        VALUES (${marketplaceId}, ${id}, ${pluginId}, ${pluginName}, ${publisherId}, ${versionString}, ${state.state},
                ${sourceDigest}, ${releaseDigest}, ${manifest}::jsonb, ${runAttempt},
                ${trustedPublisher}::jsonb, ${publishedAt}, ${rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE
        SET plugin_id = excluded.plugin_id, plugin_name = excluded.plugin_name, publisher_id = excluded.publisher_id,
            version_string = excluded.version_string, state = excluded.state, source_digest = excluded.source_digest,
            release_digest = excluded.release_digest, manifest = excluded.manifest,
            run_attempt = excluded.run_attempt, trusted_publisher = excluded.trusted_publisher,
            published_at = excluded.published_at, rev = excluded.rev
        WHERE version.rev <= excluded.rev`;
    },
    find: (id) => tx.version.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } }),
    async trustedPublisher(id) {
      const where = { marketplaceId_id: { marketplaceId, id } };
      const row = await tx.version.findUnique({ where, select: { trustedPublisher: true } });
      return trustedBuild.nullable().parse(row?.trustedPublisher ?? null);
    },
    async manifestBefore({ id, pluginId }) {
      const row = await tx.version.findFirst({
        where: { marketplaceId, pluginId, id: { not: id }, state: 'PUBLISHED', releaseDigest: { not: null } },
        orderBy: [{ publishedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
        select: { manifest: true },
      });
      return row?.manifest ? jsonObject(row.manifest) : null;
    },
  };
}

import type { Session } from '@guildhall/authz';
import type { Tx } from '../../database.ts';
import type { LogSharing, LogSource } from './log-sharing.ts';

export interface LogSharingRepository {
  findAll(installationIds: readonly string[]): Promise<LogSharing[]>;
  /** Shares from the next entry on; false when that is so already. */
  share(installationId: string, actorId: string, now: Date): Promise<boolean>;
  /** False when nothing was shared. */
  end(installationId: string): Promise<boolean>;
  /** What the publisher that a caller belongs to may read; null when it is nothing. */
  openTo(caller: Caller, installationId: string): Promise<LogSharing | null>;
  /** Installations of a plugin of the caller's publisher that share, in the order of their ids. */
  sources(caller: Caller, pluginId: string, after: string | null, limit: number): Promise<LogSource[]>;
}

type Caller = Pick<Session, 'actorId' | 'publisherId'>;

export function logSharingRepository(tx: Tx, marketplaceId: string): LogSharingRepository {
  return {
    findAll: (ids) => tx.logSharing.findMany({ where: { marketplaceId, installationId: { in: [...ids] } } }),
    async share(installationId, actorId, now) {
      const added = await tx.$executeRaw`
        INSERT INTO log_sharing (marketplace_id, installation_id, since, from_seq, actor_id)
        VALUES (${marketplaceId}, ${installationId}, ${now}, coalesce((
          SELECT last_log FROM function_usage
          WHERE marketplace_id = ${marketplaceId} AND installation_id = ${installationId}), 0), ${actorId})
        ON CONFLICT DO NOTHING`;
      return added === 1;
    },
    async end(installationId) {
      const { count } = await tx.logSharing.deleteMany({ where: { marketplaceId, installationId } });
      return count === 1;
    },
    async openTo({ actorId, publisherId }, installationId) {
      const rows = await tx.$queryRaw<LogSharing[]>`
        SELECT sharing.installation_id AS "installationId", sharing.since, sharing.from_seq AS "fromSeq"
        FROM log_sharing AS sharing
        JOIN installation ON installation.marketplace_id = sharing.marketplace_id
          AND installation.id = sharing.installation_id
        JOIN plugin ON plugin.marketplace_id = sharing.marketplace_id AND plugin.id = installation.plugin_id
        LEFT JOIN publisher ON publisher.marketplace_id = sharing.marketplace_id
          AND publisher.id = plugin.publisher_id
        WHERE sharing.marketplace_id = ${marketplaceId} AND sharing.installation_id = ${installationId}
          AND (plugin.publisher_id = ${publisherId} OR ${actorId} = ANY(publisher.member_ids))`;
      return rows[0] ?? null;
    },
    sources: ({ actorId, publisherId }, pluginId, after, limit) => tx.$queryRaw<LogSource[]>`
      SELECT installation.id AS "installationId", installation.host, installation.version_id AS "versionId",
             sharing.since
      FROM installation
      JOIN log_sharing AS sharing ON sharing.marketplace_id = installation.marketplace_id
        AND sharing.installation_id = installation.id
      JOIN plugin ON plugin.marketplace_id = installation.marketplace_id AND plugin.id = installation.plugin_id
      LEFT JOIN publisher ON publisher.marketplace_id = plugin.marketplace_id
        AND publisher.id = plugin.publisher_id
      WHERE installation.marketplace_id = ${marketplaceId} AND installation.plugin_id = ${pluginId}
        AND (${after}::text IS NULL OR installation.id > ${after})
        AND (plugin.publisher_id = ${publisherId} OR ${actorId} = ANY(publisher.member_ids))
      ORDER BY installation.id LIMIT ${limit}`,
  };
}

import type { Tx } from '../../database.ts';
import type { Place } from '../place/place.ts';
import { resolutionRow, type ResolutionRow } from './resolution-row.ts';

export type ResolutionRepository = ReturnType<typeof resolutionRepository>;

/**
 * The hot path: everything a page shows, in one statement that touches only the rows of one place. The place is read
 * first and by itself: an organization's name that many marketplaces share misleads the planner into reading all of one.
 */
export function resolutionRepository(tx: Tx, marketplaceId: string) {
  return {
    async rowsAt({ host, organization, workspace }: Place): Promise<ResolutionRow[]> {
      const rows = await tx.$queryRaw<unknown[]>`
        WITH here AS MATERIALIZED (
          SELECT marketplace_id, id, plugin_id, workspace, settings FROM installation
          WHERE marketplace_id = ${marketplaceId} AND host_key = ${host} AND organization = ${organization}
            AND (workspace IS NULL OR workspace = ${workspace}) AND state IN ('ACTIVE', 'UPDATE_PENDING_CONSENT'))
        SELECT i.id AS "installationId", i.plugin_id AS "pluginId",
          coalesce(v.manifest->>'displayName', v.plugin_name) AS "pluginName",
          v.publisher_id AS "publisherId", i.workspace, i.settings, v.id AS "versionId", v.state AS "versionState",
          l.release_digest AS "releaseDigest", v.contributions, v.bundle,
          (v.asks->'required'->'permissions') || (v.asks->'required'->'origins') AS required,
          (v.asks->'optional'->'permissions') || (v.asks->'optional'->'origins') AS optional,
          ARRAY(SELECT g.name FROM permission_grant g WHERE g.marketplace_id = ${marketplaceId}
            AND g.installation_id = i.id AND g.valid_to IS NULL ORDER BY g.name) AS grants,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'targetType', r.target_type,
              'targetId', r.target_id, 'state', r.state, 'stop', r.stop, 'effectiveAt', r.effective_at,
              'expiresAt', r.expires_at) ORDER BY r.id), '[]')
            FROM restriction r WHERE r.marketplace_id = ${marketplaceId} AND r.valid_to IS NULL
              AND r.target_id = ANY(ARRAY[v.id, l.release_digest, i.plugin_id, v.publisher_id])
              AND r.state IN ('ACTIVE', 'SCHEDULED')) AS restrictions
        FROM here i
        JOIN installation_lock l ON l.marketplace_id = i.marketplace_id AND l.installation_id = i.id AND l.valid_to IS NULL
        JOIN version v ON v.marketplace_id = i.marketplace_id AND v.id = l.version_id
          AND v.release_digest = l.release_digest
        ORDER BY i.id`;
      return rows.map(resolutionRow);
    },
  };
}

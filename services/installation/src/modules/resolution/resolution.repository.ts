import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Place } from '../place/place.ts';
import { storedRule } from '../rule/stored-rule.ts';
import { storedSlot } from '../slot/stored-slot.ts';
import { resolutionRow } from './resolution-row.ts';

export type ResolutionRepository = ReturnType<typeof resolutionRepository>;

const page = z.object({
  epoch: z.int(),
  feedSeq: z.int(),
  rows: z.array(z.unknown().transform(resolutionRow)),
  rules: z.array(storedRule),
  slots: z.array(storedSlot),
});

/** Everything that decides what a page shows, as it stood at one instant. */
export type ResolutionPage = z.infer<typeof page>;

/**
 * The hot path: everything a page shows, in one statement that touches only the rows of one place, and one round trip.
 * What it tells is exactly as old as the epoch it names. Organizations of many marketplaces share names, and the planner
 * takes the share of such a name for its share here; `(SELECT …)` hides the name from it, so that it expects an
 * organization like any other and uses the index. The place is read first and each row looked up by itself (OFFSET 0),
 * for the same reason.
 */
export function resolutionRepository(tx: Tx, marketplaceId: string) {
  return {
    async pageAt({ host, organization, workspace }: Place): Promise<ResolutionPage> {
      const [found] = await tx.$queryRaw<unknown[]>`
        WITH here AS MATERIALIZED (
          SELECT marketplace_id, id, plugin_id, workspace, settings, signed_manifest FROM installation
          WHERE marketplace_id = ${marketplaceId} AND host_key = ${host} AND organization = (SELECT ${organization}::text)
            AND (workspace IS NULL OR workspace = ${workspace}) AND state IN ('ACTIVE', 'UPDATE_PENDING_CONSENT')),
        shown AS (
          SELECT i.id AS "installationId", i.plugin_id AS "pluginId",
            coalesce(v.manifest->>'displayName', v.plugin_name) AS "pluginName",
            v.publisher_id AS "publisherId", i.workspace, i.settings,
            i.signed_manifest AS "signedManifest", v.id AS "versionId", v.state AS "versionState",
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
          JOIN LATERAL (SELECT version_id, release_digest FROM installation_lock
            WHERE marketplace_id = i.marketplace_id AND installation_id = i.id AND valid_to IS NULL OFFSET 0) l ON true
          JOIN LATERAL (SELECT * FROM version
            WHERE marketplace_id = i.marketplace_id AND id = l.version_id AND release_digest = l.release_digest OFFSET 0) v ON true)
        SELECT coalesce(e.feed_seq, 0) AS "feedSeq",
          coalesce(greatest(e.wide, (SELECT max(p.epoch) FROM place_epoch p WHERE p.marketplace_id = ${marketplaceId}
            AND p.host_key = ${host} AND p.organization = (SELECT ${organization}::text)
            AND p.workspace IN ('', ${workspace ?? ''}))), 0) AS epoch,
          (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s."installationId"), '[]') FROM shown s) AS rows,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'rev', r.rev, 'hostKey', r.host_key,
              'organization', r.organization, 'workspace', r.workspace, 'effect', r.effect, 'pluginId', r.plugin_id,
              'publisherId', r.publisher_id) ORDER BY r.id), '[]')
            FROM install_rule r WHERE r.marketplace_id = ${marketplaceId} AND r.host_key = ${host} AND r.valid_to IS NULL
              AND (r.organization IS NULL OR r.organization = (SELECT ${organization}::text))) AS rules,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'rev', c.rev, 'hostKey', c.host_key,
              'organization', c.organization, 'extensionPoint', c.extension_point, 'entries', c.entries)
              ORDER BY c.extension_point), '[]')
            FROM slot_configuration c WHERE c.marketplace_id = ${marketplaceId} AND c.host_key = ${host}
              AND c.organization = (SELECT ${organization}::text) AND c.valid_to IS NULL) AS slots
        FROM (SELECT ${marketplaceId}::text AS id) asked LEFT JOIN epoch e ON e.marketplace_id = asked.id`;
      return page.parse(found);
    },
  };
}

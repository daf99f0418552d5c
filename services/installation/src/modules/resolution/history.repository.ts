import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Place } from '../place/place.ts';

export type HistoryRepository = ReturnType<typeof historyRepository>;

const past = z.object({
  installationId: z.string(),
  workspace: z.string().nullable(),
  state: z.string(),
  versionId: z.string().nullable(),
  grants: z.array(z.string()),
});

/** An installation as it was. */
export type PastInstallation = z.infer<typeof past>;

/** What the rows with a beginning and an end say of an instant. */
export function historyRepository(tx: Tx, marketplaceId: string) {
  return {
    /** Installations of a plugin that a page at this place would have looked at, the workspace's first. */
    async installationsAt(
      pluginId: string,
      { host, organization, workspace }: Place,
      at: Date,
    ): Promise<PastInstallation[]> {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT i.id AS "installationId", i.workspace, t.to_state AS state, l.version_id AS "versionId",
          ARRAY(SELECT g.name FROM permission_grant g WHERE g.marketplace_id = i.marketplace_id
            AND g.installation_id = i.id AND g.valid_from <= ${at} AND (g.valid_to IS NULL OR g.valid_to > ${at})) AS grants
        FROM installation i
        JOIN LATERAL (SELECT to_state FROM installation_transition t WHERE t.marketplace_id = i.marketplace_id
          AND t.installation_id = i.id AND t.at <= ${at} ORDER BY t.rev DESC LIMIT 1) t ON true
        LEFT JOIN installation_lock l ON l.marketplace_id = i.marketplace_id AND l.installation_id = i.id
          AND l.valid_from <= ${at} AND (l.valid_to IS NULL OR l.valid_to > ${at})
        WHERE i.marketplace_id = ${marketplaceId} AND i.plugin_id = ${pluginId} AND i.host_key = ${host}
          AND i.organization = ${organization} AND (i.workspace IS NULL OR i.workspace = ${workspace})
        ORDER BY t.to_state = 'UNINSTALLED', i.workspace NULLS LAST, i.id DESC`;
      return rows.map((row) => past.parse(row));
    },
  };
}

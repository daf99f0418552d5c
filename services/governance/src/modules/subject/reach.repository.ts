import type { InstallationState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';

/** How many installations, in how many organizations, something has; `asOf` is null when none was ever heard of. */
export interface Reach {
  installations: number;
  organizations: number;
  asOf: Date | null;
}

export interface ReachTarget {
  type: 'VERSION' | 'DIGEST' | 'PLUGIN' | 'PUBLISHER';
  id: string;
}

export type ReachRepository = ReturnType<typeof reachRepository>;

/** Reach, counted from what installation tells. */
export function reachRepository(tx: Tx, marketplaceId: string) {
  return {
    put: (state: InstallationState, heardAt: Date) => tx.$executeRaw`
      INSERT INTO installation (marketplace_id, id, plugin_id, publisher_id, version_id, host, organization, state,
                                heard_at, rev)
      VALUES (${marketplaceId}, ${state.id}, ${state.pluginId}, ${state.publisherId}, ${state.versionId}, ${state.host},
              ${state.organization}, ${state.state}, ${heardAt}, ${state.rev})
      ON CONFLICT (marketplace_id, id) DO UPDATE
      SET version_id = excluded.version_id, state = excluded.state, heard_at = excluded.heard_at, rev = excluded.rev
      WHERE installation.rev <= excluded.rev`,

    async of({ type, id }: ReachTarget): Promise<Reach> {
      const rows = await tx.$queryRaw<[{ installations: bigint; organizations: bigint; asOf: Date | null }]>`
        SELECT count(*) FILTER (WHERE state <> 'UNINSTALLED') AS installations,
               count(DISTINCT (host, organization)) FILTER (WHERE state <> 'UNINSTALLED') AS organizations,
               max(heard_at) AS "asOf"
        FROM installation
        WHERE marketplace_id = ${marketplaceId}
          AND CASE ${type}
                WHEN 'VERSION' THEN version_id = ${id}
                WHEN 'PLUGIN' THEN plugin_id = ${id}
                WHEN 'PUBLISHER' THEN publisher_id = ${id}
                ELSE version_id IN (SELECT id FROM version
                                    WHERE marketplace_id = ${marketplaceId} AND release_digest = ${id})
              END`;
      const [{ installations, organizations, asOf }] = rows;
      return { installations: Number(installations), organizations: Number(organizations), asOf };
    },
  };
}

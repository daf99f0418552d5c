import type { InstallationState } from '@guildhall/schema';
import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { jsonObject } from '../../json.ts';
import type { Installation as Stored } from '../../generated/prisma/client.ts';
import { RUNNING_STATES, type InstallationRow } from './installation.ts';

export interface InstallationRepository {
  keep(state: InstallationState): Promise<void>;
  find(id: string): Promise<InstallationRow | null>;
  findAll(ids: readonly string[]): Promise<InstallationRow[]>;
  /** Those in a running state whose code acts at a place: of its organization, and of the workspace if there is one. */
  runningAt(place: {
    host: string;
    organization: string;
    workspace: string | null;
  }): Promise<InstallationRow[]>;
  /** Those in a running state that a restriction of this target is about. */
  runningUnder(target: { type: string; id: string }): Promise<InstallationRow[]>;
}

const sealed = z.array(z.object({ name: z.string(), jwe: z.string() }));

export function installationRepository(tx: Tx, marketplaceId: string): InstallationRepository {
  return {
    async keep(state) {
      const { id, pluginId, publisherId, versionId, host, organization, workspace, releaseDigest, rev } =
        state;
      const settings = JSON.stringify(state.settings);
      const secrets = JSON.stringify(state.secrets);
      await tx.$executeRaw`
        INSERT INTO installation (marketplace_id, id, plugin_id, publisher_id, version_id, host, organization, workspace,
                                  state, release_digest, settings, secrets, signed_manifest, rev)
        VALUES (${marketplaceId}, ${id}, ${pluginId}, ${publisherId}, ${versionId}, ${host}, ${organization}, ${workspace},
                ${state.state}, ${releaseDigest}, ${settings}::jsonb, ${secrets}::jsonb, ${state.signedManifest}, ${rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE
        SET plugin_id = excluded.plugin_id, publisher_id = excluded.publisher_id, version_id = excluded.version_id,
            host = excluded.host, organization = excluded.organization, workspace = excluded.workspace,
            state = excluded.state, release_digest = excluded.release_digest, settings = excluded.settings,
            secrets = excluded.secrets, signed_manifest = excluded.signed_manifest, rev = excluded.rev
        WHERE installation.rev <= excluded.rev`;
    },
    async find(id) {
      const row = await tx.installation.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });
      return row && read(row);
    },
    async findAll(ids) {
      const rows = await tx.installation.findMany({ where: { marketplaceId, id: { in: [...ids] } } });
      return rows.map(read);
    },
    async runningAt({ host, organization, workspace }) {
      const rows = await tx.installation.findMany({
        where: {
          ...{ marketplaceId, host, organization, state: { in: [...RUNNING_STATES] } },
          OR: [{ workspace: null }, ...(workspace === null ? [] : [{ workspace }])],
        },
        orderBy: { id: 'asc' },
      });
      return rows.map(read);
    },
    async runningUnder({ type, id }) {
      const column = COLUMN_OF[type];
      if (!column) return [];
      const rows = await tx.installation.findMany({
        where: { marketplaceId, [column]: id, state: { in: [...RUNNING_STATES] } },
        orderBy: { id: 'asc' },
      });
      return rows.map(read);
    },
  };
}

const COLUMN_OF: Readonly<Record<string, 'versionId' | 'releaseDigest' | 'pluginId' | 'publisherId'>> = {
  VERSION: 'versionId',
  DIGEST: 'releaseDigest',
  PLUGIN: 'pluginId',
  PUBLISHER: 'publisherId',
};

function read({ marketplaceId: _marketplace, settings, secrets, ...row }: Stored): InstallationRow {
  return { ...row, settings: jsonObject(settings), secrets: sealed.parse(secrets) };
}

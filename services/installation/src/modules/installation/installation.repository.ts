import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../database.ts';
import type { Page } from '../../paging.ts';
import type { Place } from '../place/place.ts';
import type { Installation, Lock } from './installation.ts';
import { storedInstallation } from './stored-installation.ts';

export type InstallationRepository = ReturnType<typeof installationRepository>;

/** What narrows a list; a null workspace in `within` means all of the organization. */
export interface InstallationFilter {
  within?: Place | undefined;
  pluginId?: string | undefined;
}

const SELECT = Prisma.sql`
  SELECT i.id, i.plugin_id AS "pluginId", i.publisher_id AS "publisherId", i.host_key AS host, i.organization,
    i.workspace, i.state, i.pending_version_id AS "pendingVersionId", i.settings, i.installed_at AS "installedAt",
    i.rev, l.version_id AS "versionId", l.version_string AS "versionString", l.release_digest AS "releaseDigest",
    l.valid_from AS since,
    ARRAY(SELECT name FROM permission_grant g WHERE g.marketplace_id = i.marketplace_id AND g.installation_id = i.id
      AND g.kind = 'PERMISSION' AND g.valid_to IS NULL ORDER BY name) AS permissions,
    ARRAY(SELECT name FROM permission_grant g WHERE g.marketplace_id = i.marketplace_id AND g.installation_id = i.id
      AND g.kind = 'ORIGIN' AND g.valid_to IS NULL ORDER BY name) AS origins
  FROM installation i LEFT JOIN installation_lock l
    ON l.marketplace_id = i.marketplace_id AND l.installation_id = i.id AND l.valid_to IS NULL`;

export function installationRepository(tx: Tx, marketplaceId: string) {
  const mine = Prisma.sql`i.marketplace_id = ${marketplaceId}`;
  const read = async (where: Prisma.Sql): Promise<Installation[]> => {
    const rows = await tx.$queryRaw<unknown[]>`${SELECT} WHERE ${mine} AND ${where}`;
    return rows.map((row) => storedInstallation.parse(row));
  };

  return {
    async find(id: string): Promise<Installation | null> {
      const [row] = await read(Prisma.sql`i.id = ${id}`);
      return row ?? null;
    },
    findMany: (ids: readonly string[]) => read(Prisma.sql`i.id = ANY(${[...ids]})`),
    /** What stands, not uninstalled, at exactly these places of a plugin. */
    async findAt(pluginId: string, place: Place): Promise<Installation | null> {
      const [row] = await read(
        Prisma.sql`i.plugin_id = ${pluginId} AND ${at(place)} AND i.state <> 'UNINSTALLED'`,
      );
      return row ?? null;
    },
    list({ within, pluginId }: InstallationFilter, { first, after }: Page): Promise<Installation[]> {
      return read(Prisma.sql`${within ? inside(within) : Prisma.sql`true`}
        AND ${pluginId === undefined ? Prisma.sql`true` : Prisma.sql`i.plugin_id = ${pluginId}`}
        AND i.id > ${after ?? ''} ORDER BY i.id LIMIT ${first + 1}`);
    },
    page: (after: string, limit: number) => read(Prisma.sql`i.id > ${after} ORDER BY i.id LIMIT ${limit}`),
    /** Installations that follow a plugin's channel, in id order. */
    followers: (pluginId: string, after: string, limit: number) =>
      read(Prisma.sql`i.plugin_id = ${pluginId} AND i.id > ${after}
        AND i.state IN ('CONSENT_REQUIRED', 'ACTIVE', 'UPDATE_PENDING_CONSENT') ORDER BY i.id LIMIT ${limit}`),
    /** False when the plugin is installed at this place already. */
    async create(installation: Installation): Promise<boolean> {
      const { id, pluginId, publisherId, place, state, pendingVersionId, settings, installedAt, rev } =
        installation;
      const count = await tx.$executeRaw`
        INSERT INTO installation (marketplace_id, id, plugin_id, publisher_id, host_key, organization, workspace, state,
          pending_version_id, settings, installed_at, rev)
        VALUES (${marketplaceId}, ${id}, ${pluginId}, ${publisherId}, ${place.host}, ${place.organization},
          ${place.workspace}, ${state}, ${pendingVersionId}, ${JSON.stringify(settings)}::jsonb, ${installedAt}, ${rev})
        ON CONFLICT DO NOTHING`;
      return count === 1;
    },
    /** False when the row is no longer at the revision before this one. */
    async save({ id, state, pendingVersionId, settings, rev }: Installation): Promise<boolean> {
      const count = await tx.$executeRaw`
        UPDATE installation SET state = ${state}, pending_version_id = ${pendingVersionId},
          settings = ${JSON.stringify(settings)}::jsonb, rev = ${rev}
        WHERE marketplace_id = ${marketplaceId} AND id = ${id} AND rev = ${rev - 1}`;
      return count === 1;
    },
    /** Ends the lock in use and, if given one, begins another. */
    async putLock({ id, rev }: Installation, lock: Lock | null, now: Date): Promise<void> {
      await tx.installationLock.updateMany({
        where: { marketplaceId, installationId: id, validTo: null },
        data: { validTo: now },
      });
      if (!lock) return;
      const { versionId, versionString, releaseDigest, since } = lock;
      const data = { marketplaceId, installationId: id, rev, versionId, versionString, releaseDigest };
      await tx.installationLock.create({ data: { ...data, validFrom: since } });
    },
    /** Versions that run somewhere in a host. */
    async versionsInUse(hostKey: string): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT l.version_id AS id FROM installation i JOIN installation_lock l
          ON l.marketplace_id = i.marketplace_id AND l.installation_id = i.id AND l.valid_to IS NULL
        WHERE i.marketplace_id = ${marketplaceId} AND i.host_key = ${hostKey}
          AND i.state IN ('ACTIVE', 'UPDATE_PENDING_CONSENT')`;
      return rows.map(({ id }) => id);
    },
    /** How many installations and organizations run each of these plugins. */
    async reach(
      pluginIds: readonly string[],
    ): Promise<{ pluginId: string; installations: number; organizations: number }[]> {
      return tx.$queryRaw`
        SELECT plugin_id AS "pluginId", count(*)::int AS installations,
          count(DISTINCT (host_key, organization))::int AS organizations
        FROM installation WHERE marketplace_id = ${marketplaceId} AND plugin_id = ANY(${[...pluginIds]})
          AND state IN ('ACTIVE', 'UPDATE_PENDING_CONSENT') GROUP BY plugin_id`;
    },
  };
}

function at({ host, organization, workspace }: Place): Prisma.Sql {
  return Prisma.sql`i.host_key = ${host} AND i.organization = ${organization}
    AND i.workspace IS NOT DISTINCT FROM ${workspace}`;
}

function inside({ host, organization, workspace }: Place): Prisma.Sql {
  const narrow =
    workspace === null ? Prisma.sql`true` : Prisma.sql`(i.workspace IS NULL OR i.workspace = ${workspace})`;
  return Prisma.sql`i.host_key = ${host} AND i.organization = ${organization} AND ${narrow}`;
}

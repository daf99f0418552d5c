import type { Page } from '@guildhall/service-runtime';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../database.ts';
import type { Place } from '../place/place.ts';
import type { Installation } from './installation.ts';
import type { Lock } from './lock.ts';
import { storedInstallation } from './stored-installation.ts';

export type InstallationRepository = ReturnType<typeof installationRepository>;

/** What narrows a list; a null workspace in `within` means all of the organization. */
export interface InstallationFilter {
  within?: Place | undefined;
  pluginId?: string | undefined;
}

const SELECT = Prisma.sql`
  SELECT i.id, i.plugin_id AS "pluginId", i.publisher_id AS "publisherId", i.host_key AS host, i.organization,
    i.workspace, i.state, i.pending_version_id AS "pendingVersionId", i.settings,
    i.signed_manifest AS "signedManifest", i.installed_at AS "installedAt",
    i.rev, l.version_id AS "versionId", l.version_string AS "versionString", l.release_digest AS "releaseDigest",
    l.manifest_digest AS "manifestDigest", l.bundles, l.valid_from AS since,
    ARRAY(SELECT name FROM permission_grant g WHERE g.marketplace_id = i.marketplace_id AND g.installation_id = i.id
      AND g.kind = 'PERMISSION' AND g.valid_to IS NULL ORDER BY name) AS permissions,
    ARRAY(SELECT name FROM permission_grant g WHERE g.marketplace_id = i.marketplace_id AND g.installation_id = i.id
      AND g.kind = 'ORIGIN' AND g.valid_to IS NULL ORDER BY name) AS origins,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'jwe', s.jwe, 'setBy', s.set_by, 'setAt', s.valid_from)
        ORDER BY s.name), '[]') FROM installation_secret s
      WHERE s.marketplace_id = i.marketplace_id AND s.installation_id = i.id AND s.valid_to IS NULL) AS secrets
  FROM installation i LEFT JOIN installation_lock l
    ON l.marketplace_id = i.marketplace_id AND l.installation_id = i.id AND l.valid_to IS NULL`;

export function installationRepository(tx: Tx, marketplaceId: string) {
  const mine = Prisma.sql`i.marketplace_id = ${marketplaceId}`;
  const read = async (where: Prisma.Sql): Promise<Installation[]> => {
    const rows = await tx.$queryRaw<unknown[]>`${SELECT} WHERE ${mine} AND ${where}`;
    return rows.map((row) => storedInstallation.parse(row));
  };
  /** Read in a statement of its own, after whatever was waited for: what stood before the wait may be old. */
  const inOrder = (ids: readonly string[]) => read(Prisma.sql`i.id = ANY(${[...ids]}) ORDER BY i.id`);
  /**
   * Installations in id order, held until the end of the transaction. Whoever changes several holds them first: they
   * would otherwise wait for one while holding the epoch, for which whoever holds that one may be waiting.
   */
  const hold = async (ids: readonly string[]): Promise<Installation[]> => {
    await tx.$queryRaw`SELECT i.id FROM installation i WHERE ${mine} AND i.id = ANY(${[...ids]}) ORDER BY i.id FOR UPDATE`;
    return inOrder(ids);
  };

  return {
    async find(id: string): Promise<Installation | null> {
      const [row] = await read(Prisma.sql`i.id = ${id}`);
      return row ?? null;
    },
    findMany: (ids: readonly string[]) => read(Prisma.sql`i.id = ANY(${[...ids]})`),
    /** What stands, not uninstalled, at exactly these places of their plugins. */
    findAllAt(asked: readonly { pluginId: string; place: Place }[]): Promise<Installation[]> {
      const either = asked.map(
        ({ pluginId, place }) => Prisma.sql`(i.plugin_id = ${pluginId} AND ${at(place)})`,
      );
      return read(Prisma.sql`(${Prisma.join(either, ' OR ')}) AND i.state <> 'UNINSTALLED'`);
    },
    list({ within, pluginId }: InstallationFilter, { limit, after }: Page): Promise<Installation[]> {
      return read(Prisma.sql`${within ? inside(within) : Prisma.sql`true`}
        AND ${pluginId === undefined ? Prisma.sql`true` : Prisma.sql`i.plugin_id = ${pluginId}`}
        AND i.id > ${after ?? ''} ORDER BY i.id LIMIT ${limit}`);
    },
    page: (after: string, limit: number) => read(Prisma.sql`i.id > ${after} ORDER BY i.id LIMIT ${limit}`),
    hold,
    /** Installations that follow a plugin's channel, in id order, held like those. */
    async holdFollowers(pluginId: string, after: string, limit: number): Promise<Installation[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT i.id FROM installation i WHERE ${mine} AND i.plugin_id = ${pluginId} AND i.id > ${after}
          AND i.state IN ('CONSENT_REQUIRED', 'ACTIVE', 'UPDATE_PENDING_CONSENT')
        ORDER BY i.id LIMIT ${limit} FOR UPDATE`;
      return inOrder(rows.map(({ id }) => id));
    },
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
    async save({
      id,
      state,
      pendingVersionId,
      settings,
      signedManifest,
      rev,
    }: Installation): Promise<boolean> {
      const count = await tx.$executeRaw`
        UPDATE installation SET state = ${state}, pending_version_id = ${pendingVersionId},
          settings = ${JSON.stringify(settings)}::jsonb, signed_manifest = ${signedManifest}, rev = ${rev}
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
      const { since, bundles, ...code } = lock;
      const files = bundles.map(({ name, sha256 }) => ({ name, sha256 }));
      const data = { ...code, bundles: files, marketplaceId, installationId: id, rev, validFrom: since };
      await tx.installationLock.create({ data });
    },
    /** Installations whose state does not say whether their code is still the code that was locked. */
    async inDoubt(versionId: string, limit: number): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT i.id FROM installation_lock l
        JOIN version v ON v.marketplace_id = l.marketplace_id AND v.id = l.version_id
        JOIN installation i ON i.marketplace_id = l.marketplace_id AND i.id = l.installation_id
        WHERE l.marketplace_id = ${marketplaceId} AND l.version_id = ${versionId} AND l.valid_to IS NULL
          AND i.state = ANY(CASE WHEN l.release_digest = v.release_digest THEN ARRAY['DIGEST_MISMATCH']
            ELSE ARRAY['ACTIVE', 'UPDATE_PENDING_CONSENT'] END) ORDER BY i.id LIMIT ${limit}`;
      return rows.map(({ id }) => id);
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

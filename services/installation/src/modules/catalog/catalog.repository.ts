import type { ChannelState, PluginState, PublisherState, VersionState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';
import { STABLE } from './channel.ts';
import type { Plugin } from './plugin.ts';
import { storedBundles, storedManifest } from './stored-manifest.ts';
import type { Release, ReleasedVersion } from './version.ts';

export type CatalogRepository = ReturnType<typeof catalogRepository>;

/**
 * What catalog told of publishers, plugins, versions and channels. Upserts say whether they brought anything new. A
 * revision has one state: a row that says otherwise at the same revision is spoilt, and whoever tells it again mends it.
 */
export function catalogRepository(tx: Tx, marketplaceId: string) {
  return {
    async putPublisher({ id, name, state, rev }: PublisherState): Promise<boolean> {
      const count = await tx.$executeRaw`
        INSERT INTO publisher (marketplace_id, id, name, state, rev)
        VALUES (${marketplaceId}, ${id}, ${name}, ${state}, ${rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE SET name = excluded.name, state = excluded.state, rev = excluded.rev
        WHERE publisher.rev <= excluded.rev AND publisher.* IS DISTINCT FROM excluded.*`;
      return count === 1;
    },
    async putPlugin({ id, name, publisherId, listing, rev }: PluginState): Promise<boolean> {
      const { title, state, visibility } = listing;
      const count = await tx.$executeRaw`
        INSERT INTO plugin (marketplace_id, id, name, publisher_id, title, listing_state, visibility, rev)
        VALUES (${marketplaceId}, ${id}, ${name}, ${publisherId}, ${title}, ${state}, ${visibility}, ${rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE SET name = excluded.name, publisher_id = excluded.publisher_id,
          title = excluded.title, listing_state = excluded.listing_state, visibility = excluded.visibility,
          rev = excluded.rev
        WHERE plugin.rev <= excluded.rev AND plugin.* IS DISTINCT FROM excluded.*`;
      return count === 1;
    },
    async putChannel({ id, pluginId, name, versionId, rev }: ChannelState): Promise<boolean> {
      const count = await tx.$executeRaw`
        INSERT INTO channel (marketplace_id, id, plugin_id, name, version_id, rev)
        VALUES (${marketplaceId}, ${id}, ${pluginId}, ${name}, ${versionId}, ${rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE SET plugin_id = excluded.plugin_id, name = excluded.name,
          version_id = excluded.version_id, rev = excluded.rev
        WHERE channel.rev <= excluded.rev AND channel.* IS DISTINCT FROM excluded.*`;
      return count === 1;
    },
    async putVersion(version: VersionState, release: Release | null): Promise<boolean> {
      const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));
      const count = await tx.$executeRaw`
        INSERT INTO version (marketplace_id, id, plugin_id, plugin_name, publisher_id, version_string, state,
          release_digest, permission_digest, manifest, contributions, asks, bundle, bundles, manifest_digest, rev)
        VALUES (${marketplaceId}, ${version.id}, ${version.pluginId}, ${version.pluginName}, ${version.publisherId},
          ${version.versionString}, ${version.state}, ${release?.releaseDigest ?? null},
          ${release?.permissionDigest ?? null}, ${json(release?.manifest)}::jsonb,
          ${json(release?.contributions)}::jsonb, ${json(release?.asks)}::jsonb, ${json(release?.bundle)}::jsonb,
          ${json(release?.bundles)}::jsonb, ${release?.manifestDigest ?? null}, ${version.rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE SET plugin_id = excluded.plugin_id,
          plugin_name = excluded.plugin_name, version_string = excluded.version_string,
          publisher_id = excluded.publisher_id, state = excluded.state, release_digest = excluded.release_digest,
          permission_digest = excluded.permission_digest, manifest = excluded.manifest,
          contributions = excluded.contributions, asks = excluded.asks, bundle = excluded.bundle,
          bundles = excluded.bundles, manifest_digest = excluded.manifest_digest, rev = excluded.rev
        WHERE version.rev <= excluded.rev AND version.* IS DISTINCT FROM excluded.*`;
      return count === 1;
    },
    async hasPublisher(id: string): Promise<boolean> {
      return (await tx.publisher.count({ where: { marketplaceId, id } })) === 1;
    },
    async plugins(ids: readonly string[]): Promise<Plugin[]> {
      return tx.plugin.findMany({ where: { marketplaceId, id: { in: [...ids] } } });
    },
    /** Only versions with a release; the others are nothing to install. */
    async versions(ids: readonly string[]): Promise<ReleasedVersion[]> {
      const rows = await tx.version.findMany({
        where: { marketplaceId, id: { in: [...ids] }, releaseDigest: { not: null } },
        omit: { marketplaceId: true, contributions: true, asks: true, bundle: true, rev: true },
      });
      return rows.map(({ releaseDigest, manifestDigest, permissionDigest, manifest, bundles, ...row }) => ({
        ...row,
        releaseDigest: releaseDigest ?? '',
        permissionDigest: permissionDigest ?? '',
        manifestDigest: manifestDigest ?? '',
        manifest: storedManifest.parse(manifest),
        bundles: storedBundles.parse(bundles ?? []),
      }));
    },
    /** What the channel that installations follow points to, by plugin. */
    async stableHeads(pluginIds: readonly string[]): Promise<Map<string, string | null>> {
      const where = { marketplaceId, pluginId: { in: [...pluginIds] }, name: STABLE };
      const rows = await tx.channel.findMany({ where });
      return new Map(rows.map(({ pluginId, versionId }) => [pluginId, versionId]));
    },
  };
}

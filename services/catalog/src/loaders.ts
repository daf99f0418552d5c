import DataLoader from 'dataloader';
import { loadersWith, type Page } from '@guildhall/service-runtime';
import type { PluginPlace } from './modules/plugin/plugin.ts';
import type { Member } from './modules/publisher/publisher.ts';
import type { VersionState } from './modules/version/version-lifecycle.ts';
import type { Version } from './modules/version/version.ts';
import type { Repositories } from './repositories.ts';

export type Loaders = ReturnType<typeof loadersOf>;

const { one, many, pages, values } = loadersWith({ cache: true });

type Named = Pick<Version, 'pluginId' | 'versionString'>;
const nameOf = ({ pluginId, versionString }: Named) => `${pluginId} ${versionString}`;

/** One request reads each row once, and many rows in one statement. */
export function loadersOf(of: Repositories) {
  return {
    actorNames: values<string | null>(
      (ids) => of.actors.names(ids),
      () => null,
    ),
    categoryCounts: values(
      () => of.plugins.countByCategory(),
      () => 0,
    ),
    channels: many(
      (ids) => of.channels.of(ids),
      ({ pluginId }) => pluginId,
    ),
    installCounts: values(
      (ids) => of.installations.countByPlugin(ids),
      () => 0,
    ),
    memberPages: pages<Member, string, null>(
      (ids, page) => of.publishers.memberPages(ids, page),
      ({ publisherId }) => publisherId,
    ),
    namespaces: many(
      (ids) => of.publishers.namespaces(ids),
      ({ publisherId }) => publisherId,
    ),
    pluginPages: pages(
      (ids, page: Page<PluginPlace>, filter: { listedOnly: boolean }) =>
        of.plugins.ofPublishers(ids, page, filter),
      ({ publisherId }) => publisherId,
    ),
    plugins: one(
      (ids) => of.plugins.findAll(ids),
      ({ id }) => id,
    ),
    publishers: one(
      (ids) => of.publishers.findAll(ids),
      ({ id }) => id,
    ),
    restrictions: many(
      (ids) => of.restrictions.about(ids),
      ({ target }) => target.id,
    ),
    surfaces: values<ReadonlyMap<string, string>>(
      async (keys) => {
        const surfaces = await of.surfaces.all();
        return new Map(keys.map((key) => [key, surfaces]));
      },
      () => new Map(),
    ),
    timelines: pages(
      (ids, page: Page<number>, states: readonly VersionState[] | null) =>
        of.transitions.of(ids, page, states),
      ({ subjectId }) => subjectId,
    ),
    trustedPublishers: many(
      (ids) => of.trustedPublishers.of(ids),
      ({ pluginId }) => pluginId,
    ),
    versionPages: pages(
      (ids, page: Page, states: readonly VersionState[] | null) => of.versions.ofPlugins(ids, page, states),
      ({ pluginId }) => pluginId,
    ),
    versions: one(
      (ids) => of.versions.findAll(ids),
      ({ id }) => id,
    ),
    versionsByString: new DataLoader<Named, Version | null, string>(
      async (names) => {
        const found = new Map((await of.versions.byStrings(names)).map((one) => [nameOf(one), one]));
        return names.map((name) => found.get(nameOf(name)) ?? null);
      },
      { cacheKeyFn: nameOf },
    ),
  };
}

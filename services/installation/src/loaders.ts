import DataLoader from 'dataloader';
import { loadersWith } from '@guildhall/service-runtime';
import { applies, type Subject } from '@guildhall/availability';
import type { CatalogRepository } from './modules/catalog/catalog.repository.ts';
import type { FallbackRepository } from './modules/fallback/fallback.repository.ts';
import type { DeclaredSurface } from './modules/host/host.ts';
import type { HostRepository } from './modules/host/host.repository.ts';
import type { ConsentRepository } from './modules/installation/consent.repository.ts';
import type { InstallationRepository } from './modules/installation/installation.repository.ts';
import type { Transition, TransitionRepository } from './modules/installation/transition.repository.ts';
import { placeKey, type Place } from './modules/place/place.ts';
import type { RestrictionRepository } from './modules/restriction/restriction.repository.ts';
import type { RuleRepository } from './modules/rule/rule.repository.ts';

export type Loaders = ReturnType<typeof loadersOf>;

interface PluginAt {
  pluginId: string;
  place: Place;
}

export interface Sources {
  catalog: CatalogRepository;
  hosts: HostRepository;
  installations: InstallationRepository;
  consents: ConsentRepository;
  rules: RuleRepository;
  restrictions: RestrictionRepository;
  fallbacks: FallbackRepository;
  transitions: TransitionRepository;
}

/** Nothing is remembered between batches: a request that writes must read what it wrote. */
const FORGETFUL = { cache: false } as const;
const { one, many, pages, values } = loadersWith(FORGETFUL);

/** Reads that many fields ask for at once, gathered into one statement each. */
export function loadersOf({
  catalog,
  hosts,
  installations,
  consents,
  rules,
  restrictions,
  fallbacks,
  transitions,
}: Sources) {
  return {
    plugin: one(
      (ids) => catalog.plugins(ids),
      ({ id }) => id,
    ),
    version: one(
      (ids) => catalog.versions(ids),
      ({ id }) => id,
    ),
    host: one(
      (ids) => hosts.findMany(ids),
      ({ id }) => id,
    ),
    /** By host key. */
    surface: one(
      (keys) => hosts.surfaces(keys),
      ({ hostKey }) => hostKey,
    ),
    /** Those that were ever in use, by host id. */
    surfaces: pages<DeclaredSurface, number, null>(
      (ids, page) => hosts.surfacesOf(ids, page),
      ({ hostId }) => hostId,
    ),
    installation: one(
      (ids) => installations.findMany(ids),
      ({ id }) => id,
    ),
    /** By installation id. */
    consent: one(
      (ids) => consents.latest(ids),
      ({ installationId }) => installationId,
    ),
    /** Steps of an installation, in order. */
    timeline: pages<Transition, number, null>(
      (ids, page) => transitions.of(ids, page),
      ({ installationId }) => installationId,
    ),
    reach: values(
      async (ids) =>
        new Map((await installations.reach(ids)).map(({ pluginId, ...reach }) => [pluginId, reach])),
      () => ({ installations: 0, organizations: 0 }),
    ),
    /** The head of a plugin's stable channel. */
    channelHead: values<string | null>(
      (pluginIds) => catalog.stableHeads(pluginIds),
      () => null,
    ),
    /** What stands, not uninstalled, at exactly this place. */
    installationAt: new DataLoader(async (asked: readonly PluginAt[]) => {
      const all = await installations.findAllAt(asked);
      return asked.map(
        ({ pluginId, place }) =>
          all.find((row) => row.pluginId === pluginId && placeKey(row.place) === placeKey(place)) ?? null,
      );
    }, FORGETFUL),
    /** Rules around a place, of its host and organization. */
    rules: new DataLoader(async (places: readonly Place[]) => {
      const all = await rules.around([...new Map(places.map((place) => [placeKey(place), place])).values()]);
      return places.map(({ host, organization }) =>
        all.filter(
          (rule) => rule.host === host && (rule.organization === null || rule.organization === organization),
        ),
      );
    }, FORGETFUL),
    restrictions: new DataLoader(async (subjects: readonly Subject[]) => {
      const all = await restrictions.about(subjects);
      return subjects.map((subject) => all.filter((restriction) => applies(restriction, subject)));
    }, FORGETFUL),
    /** What an installation ran before, newest first. */
    pastLocks: many(
      (ids) => fallbacks.pastLocks(ids),
      ({ installationId }) => installationId,
    ),
  };
}

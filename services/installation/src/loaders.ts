import DataLoader from 'dataloader';
import { loadersWith, type PageOf } from '@guildhall/service-runtime';
import { applies, type RestrictionFact, type Subject } from '@guildhall/availability';
import type { CatalogRepository } from './modules/catalog/catalog.repository.ts';
import type { Plugin } from './modules/catalog/plugin.ts';
import type { ReleasedVersion } from './modules/catalog/version.ts';
import type { FallbackRepository, PastLock } from './modules/fallback/fallback.repository.ts';
import type { DeclaredSurface, Host } from './modules/host/host.ts';
import type { HostRepository } from './modules/host/host.repository.ts';
import type { Consent } from './modules/installation/consent.ts';
import type { ConsentRepository } from './modules/installation/consent.repository.ts';
import type { Installation } from './modules/installation/installation.ts';
import type { InstallationRepository } from './modules/installation/installation.repository.ts';
import type { Transition, TransitionRepository } from './modules/installation/transition.repository.ts';
import { placeKey, type Place } from './modules/place/place.ts';
import type { RestrictionRepository } from './modules/restriction/restriction.repository.ts';
import type { InstallRule } from './modules/rule/rule.ts';
import type { RuleRepository } from './modules/rule/rule.repository.ts';

export interface Reach {
  installations: number;
  organizations: number;
}

/** Reads that many fields ask for at once, gathered into one statement each. */
export interface Loaders {
  plugin: DataLoader<string, Plugin | null>;
  version: DataLoader<string, ReleasedVersion | null>;
  host: DataLoader<string, Host | null>;
  /** By host key. */
  surface: DataLoader<string, DeclaredSurface | null>;
  installation: DataLoader<string, Installation | null>;
  /** By installation id. */
  consent: DataLoader<string, Consent | null>;
  /** Steps of an installation, in order. */
  timeline: DataLoader<PageOf<number, null>, Transition[], string>;
  reach: DataLoader<string, Reach>;
  /** The head of a plugin's stable channel. */
  channelHead: DataLoader<string, string | null>;
  /** What stands, not uninstalled, at exactly this place. */
  installationAt: DataLoader<PluginAt, Installation | null>;
  /** Rules around a place, of its host and organization. */
  rules: DataLoader<Place, InstallRule[]>;
  restrictions: DataLoader<Subject, RestrictionFact[]>;
  /** What an installation ran before, newest first. */
  pastLocks: DataLoader<string, PastLock[]>;
}

export interface PluginAt {
  pluginId: string;
  place: Place;
}

export interface Sources {
  transitions: TransitionRepository;
  catalog: CatalogRepository;
  hosts: HostRepository;
  installations: InstallationRepository;
  consents: ConsentRepository;
  rules: RuleRepository;
  restrictions: RestrictionRepository;
  fallbacks: FallbackRepository;
}

/** Nothing is remembered between batches: a request that writes must read what it wrote. */
const FORGETFUL = { cache: false } as const;
const { one, many, pages, values } = loadersWith(FORGETFUL);

export function loadersOf({
  catalog,
  hosts,
  installations,
  consents,
  rules,
  restrictions,
  fallbacks,
  transitions,
}: Sources): Loaders {
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
    surface: one(
      (keys) => hosts.surfaces(keys),
      ({ hostKey }) => hostKey,
    ),
    installation: one(
      (ids) => installations.findMany(ids),
      ({ id }) => id,
    ),
    consent: one(
      (ids) => consents.latest(ids),
      ({ installationId }) => installationId,
    ),
    timeline: pages<Transition, number, null>(
      (ids, page) => transitions.of(ids, page),
      ({ installationId }) => installationId,
    ),
    reach: values<Reach>(
      async (ids) => new Map((await installations.reach(ids)).map((reach) => [reach.pluginId, reach])),
      () => ({ installations: 0, organizations: 0 }),
    ),
    channelHead: values<string | null>(
      (pluginIds) => catalog.stableHeads(pluginIds),
      () => null,
    ),
    installationAt: new DataLoader(async (asked: readonly PluginAt[]) => {
      const all = await installations.findAllAt(asked);
      return asked.map(
        ({ pluginId, place }) =>
          all.find((row) => row.pluginId === pluginId && placeKey(row.place) === placeKey(place)) ?? null,
      );
    }, FORGETFUL),
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
    pastLocks: many(
      (ids) => fallbacks.pastLocks(ids),
      ({ installationId }) => installationId,
    ),
  };
}

import DataLoader from 'dataloader';
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
  reach: DataLoader<string, Reach>;
  /** Rules around a place, of its host and organization. */
  rules: DataLoader<Place, InstallRule[]>;
  restrictions: DataLoader<Subject, RestrictionFact[]>;
  /** What an installation ran before, newest first. */
  pastLocks: DataLoader<string, PastLock[]>;
}

export interface Sources {
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

export function loadersOf({
  catalog,
  hosts,
  installations,
  consents,
  rules,
  restrictions,
  fallbacks,
}: Sources): Loaders {
  return {
    plugin: byKey(
      (ids) => catalog.plugins(ids),
      ({ id }) => id,
    ),
    version: byKey(
      (ids) => catalog.versions(ids),
      ({ id }) => id,
    ),
    host: byKey(
      (ids) => hosts.findMany(ids),
      ({ id }) => id,
    ),
    surface: byKey(
      (keys) => hosts.surfaces(keys),
      ({ hostKey }) => hostKey,
    ),
    installation: byKey(
      (ids) => installations.findMany(ids),
      ({ id }) => id,
    ),
    consent: byKey(
      (ids) => consents.latest(ids),
      ({ installationId }) => installationId,
    ),
    reach: new DataLoader(async (ids: readonly string[]) => {
      const found = new Map((await installations.reach(ids)).map((one) => [one.pluginId, one]));
      return ids.map((id) => found.get(id) ?? { installations: 0, organizations: 0 });
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
    pastLocks: new DataLoader(async (ids: readonly string[]) => {
      const all = await fallbacks.pastLocks(ids);
      return ids.map((id) => all.filter(({ installationId }) => installationId === id));
    }, FORGETFUL),
  };
}

function byKey<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys: readonly string[]) => {
    const found = new Map((await read([...new Set(keys)])).map((row) => [keyOf(row), row]));
    return keys.map((key) => found.get(key) ?? null);
  }, FORGETFUL);
}

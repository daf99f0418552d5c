import { factSheet, type Facts } from '@guildhall/analysis';
import { extensionPointRef, type Manifest } from '@guildhall/manifest';
import { visibleText } from './visible-text.ts';
import type { HostSurface } from './inspect-manifest.ts';
import type { DeclaredFact } from './jobs.ts';

/** What a manifest declares against what the code was seen to do, one row a name. */
export function declaredFacts(
  facts: Facts,
  manifest: Manifest,
  surfaces: readonly HostSurface[],
): { permissions: DeclaredFact[]; origins: DeclaredFact[] } {
  const needs = apiPermissions(surfaces);
  const access = flatAccess(manifest);
  const sheet = factSheet(facts, access, needs);
  const placed = neededByPlaces(manifest, surfaces);
  return {
    permissions: [
      ...access.permissions.map((name) => {
        const use = facts.hostApis.find((api) => (needs[api.name] ?? api.name) === name);
        const observed = placed.has(name) || !sheet.permissions.unused.includes(name);
        return { name, declared: true, observed, ...placeOf(use?.location) };
      }),
      ...sheet.permissions.undeclared.map(({ name, location }) => undeclared(name, location)),
    ],
    origins: [
      ...access.origins.map((name) => ({
        name,
        declared: true,
        observed: !sheet.origins.unused.includes(name),
        ...placeOf(facts.origins.find(({ origin }) => origin === name)?.location),
      })),
      ...sheet.origins.undeclared.map(({ origin, location }) => undeclared(origin, location)),
    ],
  };
}

/** Which permission each host API needs, by the API's name. */
export function apiPermissions(surfaces: readonly HostSurface[]): Record<string, string> {
  return Object.fromEntries(
    surfaces.flatMap(({ surface }) => surface.apis.map(({ name, permission }) => [name, permission])),
  );
}

/** Everything a manifest asks for, required or not. */
export function flatAccess({ permissions, origins }: Manifest): { permissions: string[]; origins: string[] } {
  return {
    permissions: [...permissions.required, ...permissions.optional].map(({ name }) => name),
    origins: [...origins.required, ...origins.optional].map(({ origin }) => origin),
  };
}

/** Permissions that no code asks for, because the place or the event that needs them does. */
function neededByPlaces(
  { contributes }: Manifest,
  surfaces: readonly HostSurface[],
): Set<string | undefined> {
  const { views = [], menus = [], events = [] } = contributes;
  const points = new Set([...views, ...menus].map(({ extensionPoint }) => extensionPoint));
  const heard = new Set(events.map(({ event }) => event));
  return new Set(
    surfaces
      .flatMap(({ surface }) => [
        ...surface.extensionPoints.filter((point) => points.has(extensionPointRef(point))),
        ...surface.events.filter(({ name }) => heard.has(name)),
      ])
      .map(({ permission }) => permission),
  );
}

interface Place {
  file: string;
  line: number;
}

function undeclared(name: string, place: Place): DeclaredFact {
  return { name: visibleText(name, 261), declared: false, observed: true, ...placeOf(place) };
}

function placeOf(place: Place | undefined): Pick<DeclaredFact, 'file' | 'line'> {
  return { file: place ? visibleText(place.file, 500) : null, line: place?.line ?? null };
}

import { factSheet, type Facts } from '@guildhall/analysis';
import { permissionsOfPlaces, type Manifest } from '@guildhall/manifest';
import { filledPlaces } from './filled-places.ts';
import type { HostSurface } from './inspect-manifest.ts';
import type { AnalysisReport, DeclaredFact } from './jobs.ts';
import { placeInJson } from './place-in-json.ts';
import { visibleText } from './visible-text.ts';

type Declarations = Pick<AnalysisReport, 'permissions' | 'origins' | 'extensionPoints' | 'hostApis'>;

/**
 * What a manifest declares against what the code was seen to do, one row a name. What was seen is proved by its line in
 * the code, what was only declared by its line in plugin.json, whose text is `written`.
 */
export function declaredFacts(
  facts: Facts,
  manifest: Manifest,
  surfaces: readonly HostSurface[],
  written: string,
): Declarations {
  const needs = apiPermissions(surfaces);
  const access = flatAccess(manifest);
  const sheet = factSheet(facts, access, needs);
  const placed = permissionsOfPlaces(
    manifest,
    surfaces.map(({ surface }) => surface),
  );
  const inManifest = (pointer: string): Pick<DeclaredFact, 'file' | 'line'> => ({
    file: 'plugin.json',
    line: placeInJson(written, pointer)?.line ?? null,
  });
  const declared = (
    name: string,
    pointer: string,
    isSeen: boolean,
    use: Place | undefined,
  ): DeclaredFact => ({
    ...{ name, declared: true, observed: isSeen },
    ...(use ? placeOf(use) : inManifest(pointer)),
  });
  return {
    permissions: [
      ...asked(manifest.permissions, 'permissions', ({ name }) => name).map(([name, pointer]) =>
        declared(
          name,
          pointer,
          placed.has(name) || !sheet.permissions.unused.includes(name),
          facts.hostApis.find((api) => (needs[api.name] ?? api.name) === name)?.location,
        ),
      ),
      ...sheet.permissions.undeclared.map(({ name, location }) => undeclared(name, location)),
    ],
    origins: [
      ...asked(manifest.origins, 'origins', ({ origin }) => origin).map(([name, pointer]) =>
        declared(
          name,
          pointer,
          !sheet.origins.unused.includes(name),
          facts.origins.find(({ origin }) => origin === name)?.location,
        ),
      ),
      ...sheet.origins.undeclared.map(({ origin, location }) => undeclared(origin, location)),
    ],
    extensionPoints: filledPlaces(facts.entries, manifest).map(({ name, pointer, by }) =>
      declared(name, pointer, by !== undefined, by),
    ),
    hostApis: firstEach(facts.hostApis).map(({ name, location }) => ({
      ...undeclared(name, location),
      declared: !sheet.permissions.undeclared.some((one) => one.name === (needs[name] ?? name)),
    })),
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

/** Names with the JSON pointer of where plugin.json asks for each. */
function asked<Request>(
  { required, optional }: { required: readonly Request[]; optional: readonly Request[] },
  what: string,
  nameOf: (request: Request) => string,
): [string, string][] {
  const of = (list: readonly Request[], kind: string) =>
    list.map((request, at): [string, string] => [nameOf(request), `/${what}/${kind}/${at}`]);
  return [...of(required, 'required'), ...of(optional, 'optional')];
}

interface Place {
  file: string;
  line: number;
}

function undeclared(name: string, place: Place): DeclaredFact {
  return { name: visibleText(name, 261), declared: false, observed: true, ...placeOf(place) };
}

function placeOf(place: Place): Pick<DeclaredFact, 'file' | 'line'> {
  return { file: visibleText(place.file, 500), line: place.line };
}

function firstEach<Named extends { name: string }>(items: readonly Named[]): Named[] {
  return [...new Map(items.toReversed().map((item) => [item.name, item])).values()].reverse();
}

import { valid } from 'semver';
import type { ManifestError } from './manifest-error.ts';
import { nearestHint } from './nearest-hint.ts';
import { jsonSchemaFault } from './schema-validator.ts';
import type { Surface } from './surface.ts';

/** What a schema cannot say about a surface: unique names, references that lead somewhere, schemas that are schemas. */
export function checkSurface(surface: Surface): ManifestError[] {
  return [
    ...versionFaults(surface),
    ...repeatedNames(surface),
    ...danglingNames(surface),
    ...badSchemas(surface),
    ...unreachable(surface),
  ];
}

function versionFaults({ version }: Surface): ManifestError[] {
  if (valid(version) !== null) return [];
  return [{ code: 'NOT_SEMVER', message: `"${version}" is not a SemVer 2 version.`, path: '/version' }];
}

function repeatedNames(surface: Surface): ManifestError[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['/extensionPoints', surface.extensionPoints.map(({ id, version }) => `${id}@${version}`)],
    ['/events', surface.events.map(({ name }) => name)],
    ['/apis', surface.apis.map(({ name }) => name)],
    ['/permissions', surface.permissions.map(({ name }) => name)],
    ['/components', surface.components.map(({ name }) => name)],
  ];
  return lists.flatMap(([path, names]) =>
    names.flatMap((name, index) => {
      if (names.indexOf(name) === index) return [];
      const message = `"${name}" is declared twice. Keep one of the two.`;
      return [{ code: 'DUPLICATE_NAME', message, path: `${path}/${index}` }];
    }),
  );
}

function danglingNames(surface: Surface): ManifestError[] {
  const permissions = surface.permissions.map(({ name }) => name);
  const components = surface.components.map(({ name }) => name);
  const lacking = (what: string, name: string | undefined, known: readonly string[], path: string) => {
    if (name === undefined || known.includes(name)) return [];
    const message = `This surface declares no ${what} "${name}".`;
    return [{ code: `UNKNOWN_${what.toUpperCase()}`, message, path, ...nearestHint(name, known) }];
  };
  const guarded = (['extensionPoints', 'events', 'apis'] as const).flatMap((list) =>
    surface[list].flatMap(({ permission }, index) =>
      lacking('permission', permission, permissions, `/${list}/${index}/permission`),
    ),
  );
  const rendered = surface.extensionPoints.flatMap((point, index) =>
    point.components.flatMap((name, at) =>
      lacking('component', name, components, `/extensionPoints/${index}/components/${at}`),
    ),
  );
  return [...guarded, ...rendered];
}

function badSchemas(surface: Surface): ManifestError[] {
  const schemas = [
    ...surface.extensionPoints.map(({ props }, index) => [`/extensionPoints/${index}/props`, props] as const),
    ...surface.events.map(({ payload }, index) => [`/events/${index}/payload`, payload] as const),
    ...surface.events.map(({ patch }, index) => [`/events/${index}/patch`, patch] as const),
    ...surface.apis.map(({ params }, index) => [`/apis/${index}/params`, params] as const),
    ...surface.apis.map(({ result }, index) => [`/apis/${index}/result`, result] as const),
  ];
  return schemas.flatMap(([path, schema]) => {
    const fault = schema && jsonSchemaFault(schema);
    if (fault === undefined) return [];
    return [{ code: 'BAD_JSON_SCHEMA', message: `This is not a JSON Schema: ${fault}.`, path }];
  });
}

/** Calls of functions that Guildhall answers itself; a host's own by such a name would never be asked. */
const OWN_CALLS = /^(?:fetch$|storage\.)/;

function unreachable({ apis }: Surface): ManifestError[] {
  return apis.flatMap(({ name, url }, index): ManifestError[] => {
    if (url === undefined) return [];
    const path = `/apis/${index}`;
    if (OWN_CALLS.test(name)) {
      const message = `Guildhall itself answers "${name}" to functions. Give the call another name, or leave out its url.`;
      return [{ code: 'NAME_TAKEN', message, path: `${path}/name` }];
    }
    if (URL.canParse(url)) return [];
    return [{ code: 'NOT_ALLOWED', message: `"${url}" is no address.`, path: `${path}/url` }];
  });
}

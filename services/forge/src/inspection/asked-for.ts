import { changeClass, parseManifest, worstClass, type Manifest } from '@guildhall/manifest';
import type { HostSurface } from './inspect-manifest.ts';
import type { Asked, BuildInput } from './jobs.ts';

/** What a manifest asks for, and what of it the last published one did not. */
export async function askedFor(
  manifest: Manifest,
  surfaces: readonly HostSurface[],
  previousBody: BuildInput['previous'],
): Promise<Asked> {
  const before = previousBody && (await parseManifest(JSON.stringify(previousBody)));
  const previous = before?.ok ? before.value.manifest : null;
  const sensitive = new Set(
    surfaces.flatMap(({ surface }) =>
      surface.permissions.filter(({ sensitivity }) => sensitivity === 'high').map(({ name }) => name),
    ),
  );
  const permissions = permissionsOf(manifest);
  const origins = originsOf(manifest);
  const { required, optional } = manifest.origins;
  return {
    permissions: {
      ...permissions,
      highSensitivity: all(permissions).filter((name) => sensitive.has(name)),
      added: previous ? without(all(permissions), all(permissionsOf(previous))) : [],
    },
    origins: {
      ...origins,
      added: previous ? without(all(origins), all(originsOf(previous))) : [],
      userData: [...required, ...optional].filter(({ userData }) => userData).map(({ origin }) => origin),
    },
    changeClass: previous ? worstClass(changeClass(previous, manifest)) : null,
  };
}

interface Names {
  required: string[];
  optional: string[];
}

function permissionsOf({ permissions: { required, optional } }: Manifest): Names {
  return { required: required.map(({ name }) => name), optional: optional.map(({ name }) => name) };
}

function originsOf({ origins: { required, optional } }: Manifest): Names {
  return { required: required.map(({ origin }) => origin), optional: optional.map(({ origin }) => origin) };
}

function all({ required, optional }: Names): string[] {
  return [...required, ...optional];
}

function without(names: readonly string[], known: readonly string[]): string[] {
  return names.filter((name) => !known.includes(name));
}

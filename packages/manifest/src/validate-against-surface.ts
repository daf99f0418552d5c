import { satisfies } from 'semver';
import { eventProblems } from './event-problems.ts';
import { nearestHint } from './nearest-hint.ts';
import { placementProblems } from './placement-problems.ts';
import { pointerTo } from './json/pointer.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestProblem } from './manifest-error.ts';
import type { Surface } from './surface.ts';
import { whenProblems } from './when-problems.ts';

/**
 * What keeps a valid manifest from fitting a host's surface; an empty list means it fits.
 * Everything it contributes has to be known to this one surface: a plugin for two hosts ships two versions.
 */
export function validateAgainstSurface(
  manifest: Manifest,
  hostKey: string,
  surface: Surface,
): ManifestProblem[] {
  const { commands = [], menus = [], views = [], pages = [], events = [] } = manifest.contributes;
  return [
    ...engineProblems(manifest, hostKey, surface),
    ...views.flatMap((view, at) =>
      placementProblems('view', view, `/contributes/views/${at}`, manifest, surface),
    ),
    ...pages.flatMap((page, at) =>
      placementProblems('page', page, `/contributes/pages/${at}`, manifest, surface),
    ),
    ...menus.flatMap((menu, at) =>
      placementProblems('menu', menu, `/contributes/menus/${at}`, manifest, surface),
    ),
    ...commands.flatMap(({ when }, at) =>
      whenProblems(when, surface.contextKeys, `/contributes/commands/${at}`),
    ),
    ...events.flatMap((event, at) => eventProblems(event, `/contributes/events/${at}`, manifest, surface)),
    ...permissionProblems(manifest, surface),
  ];
}

function engineProblems({ engines }: Manifest, hostKey: string, { version }: Surface): ManifestProblem[] {
  const range = Object.hasOwn(engines.surface, hostKey) ? engines.surface[hostKey] : undefined;
  if (range === undefined) {
    const message = `This plugin does not say that it works in "${hostKey}". Add it to engines.surface, such as "${hostKey}": "^${version}".`;
    const hint = nearestHint(hostKey, Object.keys(engines.surface));
    return [{ code: 'HOST_NOT_DECLARED', message, path: '/engines/surface', ...hint }];
  }
  if (satisfies(version, range, { includePrerelease: true })) return [];
  const message = `The surface of "${hostKey}" has version ${version}, which is outside ${range}.`;
  return [{ code: 'INCOMPATIBLE_SURFACE', message, path: pointerTo('/engines/surface', hostKey) }];
}

function permissionProblems({ permissions }: Manifest, surface: Surface): ManifestProblem[] {
  const known = surface.permissions.map(({ name }) => name);
  return (['required', 'optional'] as const).flatMap((list) =>
    permissions[list].flatMap(({ name }, at) => {
      if (known.includes(name)) return [];
      const message = `This host has no permission "${name}".`;
      const path = `/permissions/${list}/${at}/name`;
      return [{ code: 'UNKNOWN_PERMISSION', message, path, ...nearestHint(name, known) }];
    }),
  );
}

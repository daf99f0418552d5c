import { nearest } from '@guildhall/kernel';
import { validateAgainstSurface, type ManifestError } from '@guildhall/manifest';
import { locatePointer } from './locate-pointer.ts';
import { ofManifest, type Problem } from './problem.ts';
import { MANIFEST_FILE, type Project } from './project.ts';
import type { HostSurface } from './surfaces.ts';

/** What keeps a project from fitting the hosts its manifest names. */
export function checkSurfaces({ files, manifest }: Project, surfaces: readonly HostSurface[]): Problem[] {
  const text = files.text(MANIFEST_FILE) ?? '';
  return Object.keys(manifest.engines.surface)
    .flatMap((host): readonly ManifestError[] => {
      const found = surfaces.find((known) => known.host === host);
      return found?.surface
        ? validateAgainstSurface(manifest, host, found.surface)
        : [noSurface(host, found !== undefined, surfaces)];
    })
    .map((problem) => ofManifest({ ...problem, ...locatePointer(text, problem.path) }));
}

function noSurface(host: string, known: boolean, surfaces: readonly HostSurface[]): ManifestError {
  const path = `/engines/surface/${host.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (known)
    return {
      code: 'NO_SURFACE',
      path,
      message: `The host "${host}" has not published a surface yet; ask its operators.`,
    };
  const names = surfaces.map((surface) => surface.host);
  const meant = nearest(host, names);
  const hint = meant ?? names.join(', ');
  return {
    code: 'UNKNOWN_HOST',
    path,
    message: `This marketplace has no host "${host}".`,
    ...(hint && { hint: meant ? `Did you mean "${hint}"?` : `It has ${hint}.` }),
  };
}

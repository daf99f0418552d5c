import { extensionPointRef, parseExtensionPointRef } from './extension-point-ref.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestProblem } from './manifest-error.ts';
import { missingPermission } from './missing-permission.ts';
import { nearestHint } from './nearest-hint.ts';
import type { ExtensionPoint, ExtensionPointKind, Surface } from './surface.ts';
import { whenProblems } from './when-problems.ts';

/** Problems of a view or a menu entry with the extension point it wants to stand in. */
export function placementProblems(
  kind: ExtensionPointKind,
  placed: { readonly extensionPoint: string; readonly when?: string },
  path: string,
  manifest: Manifest,
  surface: Surface,
): ManifestProblem[] {
  const point = surface.extensionPoints.find((known) => extensionPointRef(known) === placed.extensionPoint);
  const at = `${path}/extensionPoint`;
  if (!point) return [unknownPoint(placed.extensionPoint, surface.extensionPoints, at)];
  return [
    ...kindProblems(kind, point, surface, at),
    ...missingPermission(point.permission, `"${placed.extensionPoint}"`, at, manifest),
    ...whenProblems(placed.when, { ...surface.contextKeys, ...point.contextKeys }, path),
  ];
}

function unknownPoint(ref: string, points: readonly ExtensionPoint[], path: string): ManifestProblem {
  const { id, version } = parseExtensionPointRef(ref);
  const siblings = points.filter((point) => point.id === id).map(extensionPointRef);
  if (siblings.length > 0) {
    const message = `This host has no version ${version} of the extension point "${id}".`;
    return { code: 'UNKNOWN_EXTENSION_POINT_VERSION', message, path, hint: `It has ${siblings.join(', ')}.` };
  }
  const message = `This host has no extension point "${id}".`;
  return {
    code: 'UNKNOWN_EXTENSION_POINT',
    message,
    path,
    ...nearestHint(ref, points.map(extensionPointRef)),
  };
}

function kindProblems(
  kind: ExtensionPointKind,
  point: ExtensionPoint,
  { extensionPoints }: Surface,
  path: string,
): ManifestProblem[] {
  if (point.kinds.includes(kind)) return [];
  const ref = extensionPointRef(point);
  const message = `"${ref}" takes no ${kind}; it takes: ${point.kinds.join(', ')}.`;
  const others = extensionPoints.filter(({ kinds }) => kinds.includes(kind)).map(extensionPointRef);
  return [{ code: 'KIND_NOT_ACCEPTED', message, path, ...nearestHint(ref, others) }];
}

import { extensionPointRef } from './extension-point-ref.ts';
import type { Manifest } from './manifest.ts';
import type { Surface } from './surface.ts';

/** Permissions that no code needs, because an extension point or an event to which the manifest contributes does. */
export function permissionsOfPlaces(
  { contributes }: Pick<Manifest, 'contributes'>,
  surfaces: readonly Surface[],
): ReadonlySet<string> {
  const { views = [], pages = [], menus = [], events = [] } = contributes;
  const points = new Set([...views, ...pages, ...menus].map(({ extensionPoint }) => extensionPoint));
  const heard = new Set(events.map(({ event }) => event));
  const places = surfaces.flatMap((surface) => [
    ...surface.extensionPoints.filter((point) => points.has(extensionPointRef(point))),
    ...surface.events.filter(({ name }) => heard.has(name)),
  ]);
  return new Set(places.flatMap(({ permission }) => permission ?? []));
}

import { nearest } from '@guildhall/kernel';
import type { Manifest } from '@guildhall/manifest';
import { HostCallRefusal } from '@guildhall/sandbox';
import type { HostSurface } from '../project/surfaces.ts';

/**
 * Throws what a marketplace would refuse a call with where everything that plugin.json asks for was granted. A call is
 * fine when one of the plugin's hosts would take it, and where a host's surface is not known.
 */
export function mayCallLocally(
  { engines, permissions }: Manifest,
  surfaces: readonly HostSurface[] | null,
  name: string,
): void {
  const meant = Object.keys(engines.surface).map(
    (key) => surfaces?.find(({ host }) => host === key)?.surface ?? null,
  );
  if (meant.includes(null)) return;
  const known = meant.flatMap((surface) => surface?.apis ?? []);
  const shown = name.slice(0, 100);
  const found = known.filter((api) => api.name === name);
  const [first] = found;
  if (!first) {
    const names = known.map((api) => api.name);
    const near = nearest(shown, names);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    throw new HostCallRefusal('UNKNOWN_API', `No host of this plugin has a call "${shown}".${hint}`);
  }
  const forFunctions = found.filter(({ url }) => url !== undefined);
  if (forFunctions.length === 0) {
    const message = `The host answers "${shown}" only in its pages: its surface gives no address for functions.`;
    throw new HostCallRefusal('NOT_AVAILABLE', message);
  }
  const asked = [...permissions.required, ...permissions.optional].map((permission) => permission.name);
  if (forFunctions.some(({ permission }) => asked.includes(permission))) return;
  const message = `"${shown}" needs the permission ${first.permission}. Ask for it in plugin.json under "permissions".`;
  throw new HostCallRefusal('NOT_GRANTED', message);
}

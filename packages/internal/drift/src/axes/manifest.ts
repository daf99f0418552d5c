import { changeClass, type AskedFor, type Manifest } from '@guildhall/manifest';
import type { Axis, DriftChange } from '../drift.ts';

/** What the manifest declares otherwise, in the very words and classes of the consent screen. */
export function manifestChanges(before: Manifest, after: Manifest): DriftChange[] {
  return changeClass(before, after).map(({ path, sentence, class: asks }) => {
    const axis = axisOf(path);
    const sides = { before: listed(axis, before), after: listed(axis, after) };
    return { axis, kind: 'CHANGED', what: path, ...sides, changeClass: asks, sentence };
  });
}

function axisOf(path: string): Axis {
  if (path.startsWith('/permissions')) return 'PERMISSIONS';
  return path.startsWith('/origins') ? 'ORIGINS' : 'CONTRIBUTIONS';
}

/** All that is asked for; null where the sentence says enough. */
function listed(axis: Axis, { permissions, origins }: Manifest): string | null {
  if (axis === 'PERMISSIONS') return asked(permissions, ({ name }) => name);
  if (axis === 'ORIGINS') return asked(origins, ({ origin }) => origin);
  return null;
}

function asked<Request>(
  { required, optional }: AskedFor<Request>,
  nameOf: (request: Request) => string,
): string {
  const names = [...required.map(nameOf), ...optional.map((request) => `${nameOf(request)} (optional)`)];
  return names.sort().join(', ') || 'none';
}

import { nearest, ok, type Result } from '@guildhall/kernel';
import { extensionPointRef, type Surface } from '@guildhall/manifest';
import { failed, type Failure } from '../failure.ts';
import { STARTERS, type Starter } from './starters.ts';

type ExtensionPoint = Surface['extensionPoints'][number];

export interface Place {
  readonly point: ExtensionPoint;
  readonly starter: Starter;
}

/** Where the plugin begins: where a person says, such as `crm.contact.sidebar@1`, or the first place for what is begun with. */
export function choosePlace(
  host: string,
  { extensionPoints }: Surface,
  wanted: string | undefined,
): Result<Place, Failure> {
  const refs = extensionPoints.map(extensionPointRef);
  const meant = extensionPoints.filter(
    (point) => wanted === undefined || wanted === extensionPointRef(point) || wanted === point.id,
  );
  for (const [kind, starter] of STARTERS) {
    // Of several versions the newest.
    const point = meant.filter(({ kinds }) => kinds.includes(kind)).sort(byVersion)[0];
    if (point) return ok({ point, starter });
  }
  if (wanted === undefined) return failed('refused', 'NO_PLACE', `"${host}" has no place for plugins yet.`);
  const near = nearest(wanted, refs);
  const hint = near === undefined ? `It has ${refs.join(', ')}.` : `Did you mean ${near}?`;
  return failed('usage', 'NO_SUCH_PLACE', `"${host}" has no place ${wanted}. ${hint}`);
}

/** Stable: places of one version stay in the host's own order. */
function byVersion(one: ExtensionPoint, other: ExtensionPoint): number {
  return one.id === other.id ? other.version - one.version : 0;
}

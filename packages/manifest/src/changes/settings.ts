import { canonicalJson } from '../json/canonical-json.ts';
import { pointerTo } from '../json/pointer.ts';
import type { Manifest } from '../manifest.ts';
import type { ChangeKind } from './change-rules.ts';
import type { Difference } from './difference.ts';
import { matchByName } from './match-by-name.ts';

/** How what an admin can set differs. */
export function settingDifferences(
  { contributes: before }: Manifest,
  { contributes: after }: Manifest,
): Difference[] {
  const entries = ({ settings }: Manifest['contributes']) => Object.entries(settings?.properties ?? {});
  return matchByName(entries(before), entries(after), ([name]) => name).flatMap((pair) => {
    const kind = settingKind(pair.before?.[1], pair.after?.[1]);
    const path = pointerTo('/contributes/settings/properties', pair.name);
    return kind ? [{ kind, name: pair.name, path }] : [];
  });
}

function settingKind(
  was: { type: string } | undefined,
  is: { type: string } | undefined,
): ChangeKind | undefined {
  if (!is) return 'settingRemoved';
  if (!was) return 'settingAdded';
  if (was.type !== is.type) return 'settingRetyped';
  return canonicalJson(was) === canonicalJson(is) ? undefined : 'settingChanged';
}

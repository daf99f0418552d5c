import { lt } from 'semver';
import { canonicalJson } from '../json/canonical-json.ts';
import type { Manifest } from '../manifest.ts';
import type { Difference } from './difference.ts';

const TEXTS = [
  ['displayName', 'the name'],
  ['description', 'the description'],
  ['categories', 'the categories'],
  ['main', 'the entry module'],
  ['functionsMain', 'the entry module of the functions'],
] as const;

/** How the plugin presents itself differently: id, version, licence, texts. */
export function identityDifferences(before: Manifest, after: Manifest): Difference[] {
  const differences: Difference[] = [];
  if (before.id !== after.id) differences.push({ kind: 'pluginRenamed', name: after.id, path: '/id' });
  if (lt(after.version, before.version)) {
    differences.push({ kind: 'versionLowered', name: after.version, path: '/version' });
  }
  if (before.license !== after.license) {
    differences.push({ kind: 'licenseChanged', name: after.license ?? 'not stated', path: '/license' });
  }
  for (const [key, name] of TEXTS) {
    const same = canonicalJson(before[key] ?? null) === canonicalJson(after[key] ?? null);
    if (!same) differences.push({ kind: 'textChanged', name, path: `/${key}` });
  }
  return differences;
}

import type { Manifest, SecretDeclaration } from '../manifest.ts';
import type { Difference } from './difference.ts';
import { matchByName, type Matched } from './match-by-name.ts';

/** How the keys an admin enters differ, and where they travel. */
export function secretDifferences(before: Manifest, after: Manifest): Difference[] {
  return matchByName(before.secrets ?? [], after.secrets ?? [], ({ name }) => name).flatMap(secretDifference);
}

function secretDifference({ name, before: was, after: is, index }: Matched<SecretDeclaration>): Difference[] {
  const path = `/secrets/${index}`;
  if (!is) return [{ kind: 'secretRemoved', name, path }];
  if (!was) return [{ kind: is.required ? 'requiredSecretAdded' : 'optionalSecretAdded', name, path }];
  const differences: Difference[] = [];
  if (was.required !== is.required) {
    const kind = is.required ? 'secretBecameRequired' : 'secretBecameOptional';
    differences.push({ kind, name, path: `${path}/required` });
  }
  if (was.label !== is.label) differences.push({ kind: 'secretLabelChanged', name, path: `${path}/label` });
  for (const pair of matchByName(was.origins, is.origins, (origin) => origin)) {
    if (pair.before !== undefined && pair.after !== undefined) continue;
    const kind = pair.after === undefined ? 'secretOriginRemoved' : 'secretOriginAdded';
    const sent = `${name} to ${pair.name}`;
    differences.push({ kind, name: sent, path: `${path}/origins/${pair.index}` });
  }
  return differences;
}

import { bare, writtenKey } from '../syntax/node.ts';
import type { SourceFile } from './source-file.ts';

type Assignment = SourceFile['index']['assignments'][number];

/** By the member they write, as it is spelled; under null those that do not spell one. */
const known = new WeakMap<SourceFile, Map<string | null, Assignment[]>>();

/**
 * The assignments of a file that may write what it gives out under a name, in the order they are written: a file with
 * thousands of names is asked for each of them.
 */
export function writesTo(name: string, file: SourceFile): Assignment[] {
  let byKey = known.get(file);
  if (!byKey) known.set(file, (byKey = Map.groupBy(file.index.assignments, keyOf)));
  // `module.exports = …` writes all names at once, and a descriptor is known by its value.
  const keys = new Set([name, 'exports', 'value', 'get', null]);
  return [...keys]
    .flatMap((key) => byKey.get(key) ?? [])
    .sort((one, other) => (one.number ?? 0) - (other.number ?? 0));
}

function keyOf({ left }: Assignment): string | null {
  const target = bare(left);
  return target.type === 'MemberExpression' ? writtenKey(target.property, target.computed) : null;
}

import type { Binding } from '../scope/scope.ts';
import type { Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import { namesIn } from './folder-items.ts';

const WRITES =
  /^(?:fs(?:\.promises)?\.(?:writeFile|writeFileSync|createWriteStream|copyFile|copyFileSync|rename|renameSync)|npm:(?:fs-extra|graceful-fs)\.(?:write|output|copy|move|createWriteStream)\w*|Bun\.write|Deno\.write(?:Text)?File(?:Sync)?)$/;
const INTO_SECOND = /\.(?:copy|rename|move)/;

const known = new WeakMap<SourceFile, ReadonlySet<Binding>>();

/** Whether a name takes part in an expression that also takes part in the path of a file which is written here. */
export function isWrittenPath(node: Node, file: SourceFile): boolean {
  let paths = known.get(file);
  if (!paths) known.set(file, (paths = findPaths(file)));
  const { size } = paths;
  return size > 0 && namesOf(node, file).some((binding) => paths.has(binding));
}

function findPaths(file: SourceFile): ReadonlySet<Binding> {
  const found = new Set<Binding>();
  for (const node of file.index.calls) {
    const { names, args } = file.evaluator.call(node);
    const name = names.find((one) => WRITES.test(one));
    const path = name === undefined ? undefined : args[INTO_SECOND.test(name) ? 1 : 0];
    if (path) for (const binding of namesOf(path, file)) found.add(binding);
  }
  return found;
}

/** Modules and functions are named in most paths, and say nothing of which. */
function namesOf(node: Node, { evaluator }: SourceFile): Binding[] {
  return namesIn(node).flatMap((name) => {
    const binding = evaluator.bindingOf(name);
    const { kind } = evaluator.evaluate(name);
    return binding && kind !== 'global' && kind !== 'function' ? [binding] : [];
  });
}

import type { FileIndex } from '../scope/build-scopes.ts';
import type { SourceFile } from '../values/source-file.ts';

/** Whether an assignment makes an element load an address: `image.src = …`. */
export function resolvesToElement(node: FileIndex['assignments'][number], file: SourceFile): boolean {
  const name = file.evaluator.resolveGlobal(node.left);
  return (
    name !== null &&
    /^element:(?:img|iframe|script|link|audio|video|embed|object|source)#(?:src|href|srcset|data)$|^location(?:\.href)?$/.test(
      name,
    )
  );
}

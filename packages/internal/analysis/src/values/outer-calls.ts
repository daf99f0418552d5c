import { bare, isFunctionNode, type FunctionNode, type Node } from '../syntax/node.ts';
import { createDenoted, type Denoted } from './denoted.ts';
import type { SourceFile } from './source-file.ts';

/** A call that is not found by the name of the function alone, in the file that writes it. */
export interface OuterCall {
  args: readonly Node[];
  file: SourceFile;
}

/** Where a package calls functions by an import, as a method of what it made, or as a part of an object. */
export function outerCalls(files: readonly SourceFile[]): ReadonlyMap<FunctionNode, readonly OuterCall[]> {
  const { denoted, whole } = createDenoted(files);
  const found = new Map<FunctionNode, OuterCall[]>();
  for (const file of files) {
    for (const node of file.index.calls) {
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
      if (node.arguments.length === 0) continue;
      const callee = bare(node.callee);
      const called = codeOf(whole(denoted(callee, file), 0));
      // Calls by a name of the same file are known to that file.
      if (!called || (callee.type === 'Identifier' && isOwn(called, file))) continue;
      const calls = found.get(called);
      if (calls) calls.push({ args: node.arguments, file });
      else found.set(called, [{ args: node.arguments, file }]);
    }
  }
  return found;
}

function isOwn({ number = -1 }: Node, { index }: SourceFile): boolean {
  return number >= index.first && number < index.first + index.nodes.length;
}

/** What runs when it is called or made. */
function codeOf(found: Denoted | null): FunctionNode | null {
  if (found?.kind === 'function') return found.node;
  if (found?.kind !== 'class') return null;
  for (const member of found.node.body.body)
    if (member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunctionNode(member.value))
      return member.value;
  return null;
}

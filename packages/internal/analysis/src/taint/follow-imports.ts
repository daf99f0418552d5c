import type { Binding } from '../scope/scope.ts';
import type { Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';

/** What an imported name is in the file that gives it: a name of its own, or an expression. */
export type Imported = { kind: 'binding'; binding: Binding } | { kind: 'expression'; node: Node };

/** Longest chain of files that pass a name on. */
const CHAIN = 8;

/** Follows the names of imports through a set of files. */
export function createImportFollower(files: readonly SourceFile[]) {
  const byName = new Map(files.map((file) => [file.name, file]));
  const known = new Map<Binding, Imported | null>();

  function imported(binding: Binding, file: SourceFile, depth = 0): Imported | null {
    const write = binding.writes.find(({ kind }) => kind === 'import');
    const specifier = write?.value;
    if (!specifier || depth > CHAIN) return null;
    const before = known.get(binding);
    if (before !== undefined) return before;
    known.set(binding, null);
    const declaration = specifier.parent;
    const from =
      declaration?.type === 'ImportDeclaration'
        ? byName.get(file.resolve(declaration.source.value) ?? '')
        : undefined;
    const key = importedName(specifier);
    const found = from && key !== null ? exported(from, key, depth + 1) : null;
    known.set(binding, found);
    return found;
  }

  function exported(file: SourceFile, key: string, depth: number): Imported | null {
    if (depth > CHAIN) return null;
    for (const node of file.index.exports) {
      if (node.type === 'ExportDefaultDeclaration') {
        if (key === 'default') return own(node.declaration, file, depth);
        continue;
      }
      const from = node.source ? byName.get(file.resolve(node.source.value) ?? '') : undefined;
      if (node.type === 'ExportAllDeclaration') {
        const found = from && !node.exported ? exported(from, key, depth + 1) : null;
        if (found) return found;
        continue;
      }
      for (const specifier of node.specifiers) {
        if (nameOf(specifier.exported) !== key) continue;
        if (node.source) return from ? exported(from, nameOf(specifier.local), depth + 1) : null;
        return own(specifier.local, file, depth);
      }
      const declared = declaredName(node.declaration, key);
      if (declared) return own(declared, file, depth);
    }
    return null;
  }

  function own(node: Node, file: SourceFile, depth: number): Imported | null {
    if (node.type !== 'Identifier') return { kind: 'expression', node };
    const binding = file.evaluator.bindingOf(node);
    return binding ? (imported(binding, file, depth) ?? { kind: 'binding', binding }) : null;
  }

  return imported;
}

function importedName(specifier: Node): string | null {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : null;
}

function nameOf(node: Extract<Node, { type: 'Identifier' | 'Literal' }>): string {
  return node.type === 'Literal' ? String(node.value) : node.name;
}

function declaredName(declaration: Node | null, key: string): Node | null {
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration')
    return declaration.id?.name === key ? declaration.id : null;
  if (declaration?.type !== 'VariableDeclaration') return null;
  return declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === key)?.id ?? null;
}

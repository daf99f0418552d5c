import { bare, type Node } from '../syntax/node.ts';
import { memberOf } from './member-of.ts';
import { writesTo } from './writes-to.ts';
import { nameOfModule } from './global-names.ts';
import type { SourceFile } from './source-file.ts';
import { globalValue, union, UNKNOWN, type Value } from './value.ts';

type Follow = (specifier: string, name: string) => Value | null;

/** What a file gives out under a name, by `export` or by `module.exports`. */
export function exportedValue(file: SourceFile, name: string, follow: Follow): Value {
  const found: Value[] = [];
  for (const node of file.index.exports) found.push(fromExport(node, name, file, follow));
  const targets = [`exports.${name}`, `module.exports.${name}`];
  for (const node of writesTo(name, file)) found.push(fromCommonJs(node, name, targets, file, follow));
  return union(found);
}

function outside(specifier: string, name: string, follow: Follow, file: SourceFile): Value {
  const followed = follow(specifier, name);
  if (followed) return followed;
  return specifier.startsWith('.')
    ? UNKNOWN
    : memberOf(globalValue(nameOfModule(specifier)), name, {
        evaluate: file.evaluator.evaluate,
        exported: () => UNKNOWN,
      });
}

function fromExport(
  node: SourceFile['index']['exports'][number],
  name: string,
  file: SourceFile,
  follow: Follow,
): Value {
  const { evaluate } = file.evaluator;
  if (node.type === 'ExportDefaultDeclaration')
    return name === 'default' ? evaluate(node.declaration) : UNKNOWN;
  if (node.type === 'ExportAllDeclaration')
    return node.exported ? UNKNOWN : outside(node.source.value, name, follow, file);
  for (const specifier of node.specifiers) {
    const exported =
      specifier.exported.type === 'Literal' ? specifier.exported.value : specifier.exported.name;
    if (exported !== name) continue;
    const local = specifier.local.type === 'Literal' ? specifier.local.value : specifier.local.name;
    return node.source ? outside(node.source.value, local, follow, file) : evaluate(specifier.local);
  }
  const { declaration } = node;
  if (declaration?.type === 'FunctionDeclaration' && declaration.id?.name === name)
    return evaluate(declaration);
  if (declaration?.type !== 'VariableDeclaration') return UNKNOWN;
  const declared = declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
  return declared ? evaluate(declared.id) : UNKNOWN;
}

function fromCommonJs(
  node: SourceFile['index']['assignments'][number],
  name: string,
  targets: readonly string[],
  file: SourceFile,
  follow: Follow,
): Value {
  const target = file.evaluator.resolveGlobal(node.left);
  if (target === null) return UNKNOWN;
  if (targets.includes(target)) return file.evaluator.evaluate(node.right);
  if (target !== 'module.exports') return UNKNOWN;
  const value = file.evaluator.evaluate(node.right);
  if (name === 'default') return value;
  return memberOf(value, name, {
    evaluate: (inner: Node) => file.evaluator.evaluate(bare(inner)),
    exported: (specifier, key) => follow(specifier, key) ?? UNKNOWN,
  });
}

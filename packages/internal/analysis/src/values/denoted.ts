import type { Binding } from '../scope/scope.ts';
import {
  bare,
  isFunctionNode,
  writtenKey,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import type { SourceFile } from './source-file.ts';

/** What an expression is by how names are written: a file as a whole, a piece of code, or what `new` makes. */
export type Denoted =
  | { kind: 'module'; file: SourceFile }
  | { kind: 'function'; node: FunctionNode }
  | { kind: 'class'; node: ClassNode; file: SourceFile }
  | { kind: 'made'; node: ClassNode; file: SourceFile }
  | { kind: 'object'; node: Extract<Node, { type: 'ObjectExpression' }>; file: SourceFile };

/** Longest way from name to name that is followed, also through files and classes above. */
const WAY = 10;
/** Names looked for in files of one package; honest ones ask for some thousands. */
const QUESTIONS = 200_000;

/**
 * Follows names through the files of a package by their spelling alone. Nothing is evaluated: who asks may be on the way
 * to a value, and would find it unknown there.
 */
export function createDenoted(files: readonly SourceFile[]) {
  const byName = new Map(files.map((file) => [file.name, file]));
  const known = new Map<Binding, Denoted | null>();
  let asked = 0;
  const passed = new Map<SourceFile, Map<string, Denoted | null>>();
  const given = new Map<SourceFile, ReadonlyMap<string, Node[]>>();

  function denoted(written: Node, file: SourceFile, way = 0): Denoted | null {
    if (way > WAY) return null;
    const node = bare(written);
    if (isFunctionNode(node)) return { kind: 'function', node };
    switch (node.type) {
      case 'Identifier':
        return named(node, file, way);
      case 'ClassDeclaration':
      case 'ClassExpression':
        return { kind: 'class', node, file };
      case 'ObjectExpression':
        return { kind: 'object', node, file };
      case 'AwaitExpression':
        return denoted(node.argument, file, way + 1);
      case 'AssignmentExpression':
        return denoted(node.right, file, way + 1);
      case 'ImportExpression':
        return fileAt(node.source, file);
      case 'CallExpression':
        return node.callee.type === 'Identifier' && node.callee.name === 'require'
          ? fileAt(node.arguments[0], file)
          : null;
      case 'NewExpression': {
        const made = denoted(node.callee, file, way + 1);
        return made?.kind === 'class' ? { ...made, kind: 'made' } : null;
      }
      case 'MemberExpression': {
        const key = writtenKey(node.property, node.computed);
        return key === null ? null : member(denoted(node.object, file, way + 1), key, way + 1);
      }
      default:
        return null;
    }
  }

  function fileAt(specifier: Node | undefined, file: SourceFile): Denoted | null {
    if (specifier?.type !== 'Literal' || typeof specifier.value !== 'string') return null;
    const found = byName.get(file.resolve(specifier.value) ?? '');
    return found ? { kind: 'module', file: found } : null;
  }

  function named(node: Extract<Node, { type: 'Identifier' }>, file: SourceFile, way: number): Denoted | null {
    const binding = file.evaluator.bindingOf(node);
    if (!binding) return null;
    const before = known.get(binding);
    if (before !== undefined) return before;
    known.set(binding, null);
    const found = declared(binding, file, way);
    known.set(binding, found);
    return found;
  }

  function declared({ declared: name, writes }: Binding, file: SourceFile, way: number): Denoted | null {
    const { parent } = name;
    if (parent?.type === 'FunctionDeclaration' && parent.id === name) return denoted(parent, file, way);
    if (parent?.type === 'ClassDeclaration' && parent.id === name) return denoted(parent, file, way);
    const [write] = writes;
    if (!write?.value || writes.length > 1) return null;
    if (write.kind === 'import') return imported(write.value, file, way);
    if (write.kind !== 'declare') return null;
    let found = denoted(write.value, file, way + 1);
    for (const key of write.path) found = typeof key === 'string' ? member(found, key, way + 1) : null;
    return found;
  }

  function imported(specifier: Node, file: SourceFile, way: number): Denoted | null {
    const declaration = specifier.parent;
    const from = declaration?.type === 'ImportDeclaration' ? fileAt(declaration.source, file) : null;
    if (specifier.type === 'ImportNamespaceSpecifier') return from;
    if (specifier.type === 'ImportDefaultSpecifier') return whole(from, way + 1) ?? from;
    return specifier.type === 'ImportSpecifier' ? member(from, nameOf(specifier.imported), way + 1) : null;
  }

  /** What a file is when it is called or made as a whole. */
  function whole(found: Denoted | null, way: number): Denoted | null {
    return found?.kind === 'module' ? member(found, 'default', way) : found;
  }

  function member(owner: Denoted | null, key: string, way: number): Denoted | null {
    if (!owner || way > WAY) return null;
    switch (owner.kind) {
      case 'module':
        return exported(owner.file, key, way);
      case 'object': {
        const property = owner.node.properties.find(
          (one) => one.type === 'Property' && writtenKey(one.key, one.computed) === key,
        );
        return property?.type === 'Property' ? denoted(property.value, owner.file, way + 1) : null;
      }
      case 'class':
      case 'made':
        return method(owner, key, way);
      case 'function':
        return null;
    }
  }

  function method(
    owner: Extract<Denoted, { kind: 'class' | 'made' }>,
    key: string,
    way: number,
  ): Denoted | null {
    for (const one of owner.node.body.body) {
      if (one.type !== 'MethodDefinition' || one.static !== (owner.kind === 'class')) continue;
      if (writtenKey(one.key, one.computed) === key) return { kind: 'function', node: one.value };
    }
    const above = owner.node.superClass ? denoted(owner.node.superClass, owner.file, way + 1) : null;
    return above?.kind === 'class' ? method({ ...above, kind: owner.kind }, key, way + 1) : null;
  }

  /** Each name of each file is looked for once: many files that pass on everything of each other have many ways. */
  function exported(file: SourceFile, key: string, way: number): Denoted | null {
    let answers = passed.get(file);
    if (!answers) passed.set(file, (answers = new Map<string, Denoted | null>()));
    const before = answers.get(key);
    if (before !== undefined || asked >= QUESTIONS) return before ?? null;
    asked += 1;
    answers.set(key, null);
    const found = lookFor(key, file, way);
    answers.set(key, found);
    return found;
  }

  function lookFor(key: string, file: SourceFile, way: number): Denoted | null {
    let names = given.get(file);
    if (!names) given.set(file, (names = givenBy(file)));
    for (const node of names.get(key) ?? []) {
      const found =
        node.type === 'ExportSpecifier' ? specified(node, file, way) : denoted(node, file, way + 1);
      if (found) return found;
    }
    for (const node of names.get(WHOLE) ?? []) {
      const found =
        key === 'default' ? denoted(node, file, way + 1) : member(denoted(node, file, way + 1), key, way + 1);
      if (found) return found;
    }
    for (const node of names.get(STAR) ?? []) {
      const found = member(fileAt(node, file), key, way + 1);
      if (found) return found;
    }
    return null;
  }

  function specified(
    { local, parent }: Extract<Node, { type: 'ExportSpecifier' }>,
    file: SourceFile,
    way: number,
  ): Denoted | null {
    const source = parent?.type === 'ExportNamedDeclaration' ? parent.source : null;
    return source ? member(fileAt(source, file), nameOf(local), way + 1) : denoted(local, file, way + 1);
  }

  return { denoted, whole };
}

/** The names under which no file gives anything: all it gives, by `module.exports =`, and other files, by `export *`. */
const WHOLE = '=';
const STAR = '*';

/** What a file gives out, by name, as it is written. */
function givenBy({ index }: SourceFile): ReadonlyMap<string, Node[]> {
  const found = new Map<string, Node[]>();
  const note = (key: string, node: Node): void => {
    const nodes = found.get(key);
    if (nodes) nodes.push(node);
    else found.set(key, [node]);
  };
  for (const node of index.exports) {
    if (node.type === 'ExportDefaultDeclaration') note('default', node.declaration);
    else if (node.type === 'ExportAllDeclaration') {
      if (!node.exported) note(STAR, node.source);
    } else {
      for (const specifier of node.specifiers) note(nameOf(specifier.exported), specifier);
      for (const name of declaredNames(node.declaration)) note(name.name, name);
    }
  }
  for (const { left, right } of index.assignments) {
    if (left.type !== 'MemberExpression') continue;
    const key = writtenKey(left.property, left.computed);
    if (key === null) continue;
    if (isModule(left.object)) {
      if (key === 'exports') note(WHOLE, right);
    } else if (isExports(left.object)) note(key, right);
  }
  return found;
}

function declaredNames(declaration: Node | null): Extract<Node, { type: 'Identifier' }>[] {
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration')
    return declaration.id ? [declaration.id] : [];
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id] : []));
}

function isModule(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 'module';
}

function isExports(node: Node): boolean {
  return node.type === 'MemberExpression'
    ? isModule(node.object) && writtenKey(node.property, node.computed) === 'exports'
    : node.type === 'Identifier' && node.name === 'exports';
}

function nameOf(node: Extract<Node, { type: 'Identifier' | 'Literal' }>): string {
  return node.type === 'Literal' ? String(node.value) : node.name;
}

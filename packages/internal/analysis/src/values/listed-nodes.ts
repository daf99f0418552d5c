import type { FileIndex } from '../scope/build-scopes.ts';
import { bare, classField, writtenKey, type Node } from '../syntax/node.ts';
import { argumentLists } from './binding-value.ts';
import type { BindingOf, CallSites } from './call-sites.ts';

type Names = CallSites & { bindingOf: BindingOf; index: Pick<FileIndex, 'calls'> };

/** Longest way from a name to the list it stands for. */
const WAY = 4;

/**
 * The elements of a list where they are written: of a name that was given one list, of what is left of the arguments of
 * a function that is called in one place, of a member of the object or class around. Null for every other list.
 */
export function listedNodes(list: Node, names: Names, way = 0): readonly Node[] | null {
  const node = bare(list);
  if (way > WAY) return null;
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.filter((element) => element !== null);
    case 'Identifier':
      return ofName(node, names, way);
    case 'MemberExpression': {
      const held = node.object.type === 'ThisExpression' ? ownMember(node) : null;
      return held && listedNodes(held, names, way + 1);
    }
    default:
      return null;
  }
}

function ofName(
  node: Extract<Node, { type: 'Identifier' }>,
  names: Names,
  way: number,
): readonly Node[] | null {
  const [write, ...others] = names.bindingOf(node)?.writes ?? [];
  if (!write || others.length > 0 || write.path.length > 0) return null;
  if (write.kind === 'declare' && write.value)
    return isGrown(node.name, names.index) ? null : listedNodes(write.value, names, way + 1);
  if (write.kind !== 'rest' || !write.owner) return null;
  const [args, ...calls] = argumentLists(write.owner, { evaluator: names });
  return args && calls.length === 0 ? args.slice(write.index ?? 0) : null;
}

const GROWS = new Set(['push', 'unshift', 'splice', 'fill', 'sort', 'reverse']);
const grown = new WeakMap<Names['index'], ReadonlySet<string>>();

/** Whether a list of that name is changed after it was written. */
function isGrown(name: string, index: Names['index']): boolean {
  let names = grown.get(index);
  if (!names) {
    names = new Set(index.calls.flatMap(namesGrown));
    grown.set(index, names);
  }
  return names.has(name);
}

function namesGrown(call: FileIndex['calls'][number]): string[] {
  const callee = call.type === 'CallExpression' ? bare(call.callee) : null;
  if (callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return [];
  return GROWS.has(writtenKey(callee.property, callee.computed) ?? '') ? [callee.object.name] : [];
}

/** `this.list`, in a class that has such a field, or in a method of an object that has such a member. */
function ownMember(node: Extract<Node, { type: 'MemberExpression' }>): Node | null {
  const key = writtenKey(node.property, node.computed);
  if (key === null) return null;
  const field = classField(node, key);
  if (field) return field;
  for (let at: Node | null | undefined = node.parent; at; at = at.parent) {
    if (at.type === 'ClassBody' || at.type === 'FunctionDeclaration') return null;
    if (at.type !== 'FunctionExpression') continue;
    const object = at.parent?.type === 'Property' ? at.parent.parent : null;
    if (object?.type !== 'ObjectExpression') return null;
    for (const one of object.properties)
      if (one.type === 'Property' && writtenKey(one.key, one.computed) === key) return one.value;
    return null;
  }
  return null;
}

import type { Write } from '../scope/scope.ts';
import { bare, classField, enclosingClass, writtenKey, type Node } from '../syntax/node.ts';
import { argumentLists, iterationsOf } from '../values/binding-value.ts';
import type { SourceFile } from '../values/source-file.ts';

/** Longest way from a name to what it stands for. */
const WAY = 5;

/**
 * The expressions that a name, a field of a class or a member of an object written here stands for: what was put into
 * it, and what calls hand to it. Anything else stands for itself.
 */
export function standsFor(written: Node, file: SourceFile, way = 0): readonly Node[] {
  const node = bare(written);
  const behind = way < WAY ? behindOf(node, file) : null;
  return behind ? behind.flatMap((next) => standsFor(next, file, way + 1)) : [node];
}

/** What is directly behind a name or member; null where the expression is neither, or nothing is known of it. */
function behindOf(node: Node, file: SourceFile): readonly Node[] | null {
  switch (node.type) {
    case 'AwaitExpression':
      return [node.argument];
    case 'Identifier': {
      const writes = file.evaluator.bindingOf(node)?.writes ?? [];
      const found = writes.flatMap((write) => putInto(write, file));
      return found.length > 0 ? found : null;
    }
    case 'MemberExpression': {
      const found = keptIn(node, file);
      return found.length > 0 ? found : null;
    }
    default:
      return null;
  }
}

function putInto({ kind, value, path, owner, index = 0 }: Write, file: SourceFile): readonly Node[] {
  if (path.length > 0) return [];
  if (kind === 'declare' || kind === 'assign') return value ? [value] : [];
  if (kind === 'loop') return value?.type === 'ArrayExpression' ? elementsOf(value) : [];
  if (kind !== 'parameter' || !owner) return [];
  const lists = argumentLists(owner, file);
  if (lists.length > 0) return lists.flatMap((args) => args.slice(index, index + 1));
  if (index > 0) return [];
  return iterationsOf(owner, file.evaluator).flatMap(({ list }) =>
    list.type === 'ArrayExpression' ? elementsOf(list) : [],
  );
}

function elementsOf({ elements }: Extract<Node, { type: 'ArrayExpression' }>): readonly Node[] {
  return elements.filter((element) => element !== null);
}

function keptIn(node: Extract<Node, { type: 'MemberExpression' }>, file: SourceFile): readonly Node[] {
  const key = writtenKey(node.property, node.computed);
  if (key === null) return [];
  const object = bare(node.object);
  if (object.type === 'ThisExpression') {
    const owner = enclosingClass(node);
    const field = classField(node, key);
    return [...(field ? [field] : []), ...(owner ? file.evaluator.fieldsOf(owner, key) : [])];
  }
  const value = object.type === 'Identifier' ? file.evaluator.evaluate(object) : null;
  if (value?.kind !== 'object') return [];
  return value.node.properties.flatMap((one) =>
    one.type === 'Property' && writtenKey(one.key, one.computed) === key ? [one.value] : [],
  );
}

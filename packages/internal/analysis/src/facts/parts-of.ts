import type { Write } from '../scope/scope.ts';
import {
  childrenOf,
  classField,
  enclosingClass,
  writtenKey,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import { argumentLists, iterationsOf } from '../values/binding-value.ts';
import type { SourceFile } from '../values/source-file.ts';

/**
 * What an expression whose value is not known is made of: a name of what was put into it or handed to it, a member of
 * `this` of what the class keeps there, a call of a function of the file also of what that gives back.
 */
export function partsOf(node: Node, file: SourceFile): readonly Node[] {
  switch (node.type) {
    case 'Identifier':
      return (file.evaluator.bindingOf(node)?.writes ?? []).flatMap((write) => putInto(write, file));
    case 'MemberExpression':
      return node.object.type === 'ThisExpression' ? keptIn(node, file) : childrenOf(node);
    case 'CallExpression':
      return [...childrenOf(node), ...givenBack(node, file)];
    default:
      return childrenOf(node);
  }
}

function putInto({ kind, value, owner, index = 0 }: Write, file: SourceFile): readonly Node[] {
  switch (kind) {
    case 'parameter':
    case 'rest': {
      if (!owner) return value ? [value] : [];
      const lists = argumentLists(owner, file);
      if (lists.length === 0) return index === 0 ? listsGoneThrough(owner, file) : [];
      return lists.flatMap((args) => (kind === 'rest' ? args.slice(index) : args.slice(index, index + 1)));
    }
    case 'declare':
    case 'assign':
    case 'loop':
      return value ? [value] : [];
    default:
      return [];
  }
}

/** The lists whose elements a function is told one after the other, and the promises of what it is told. */
function listsGoneThrough(owner: FunctionNode, { evaluator }: SourceFile): readonly Node[] {
  return iterationsOf(owner, evaluator).map(({ list }) => list);
}

function keptIn(node: Extract<Node, { type: 'MemberExpression' }>, file: SourceFile): readonly Node[] {
  const key = writtenKey(node.property, node.computed);
  const owner = key === null ? null : enclosingClass(node);
  if (key === null || !owner) return [];
  const field = classField(node, key);
  return [...(field ? [field] : []), ...file.evaluator.fieldsOf(owner, key)];
}

/** What a function of the file gives back, or hands on one after the other; its returns are looked for at its end only. */
function givenBack(node: Extract<Node, { type: 'CallExpression' }>, file: SourceFile): readonly Node[] {
  const { target } = file.evaluator.call(node);
  if (target.kind !== 'function' || !target.node.body) return [];
  const { body } = target.node;
  if (body.type !== 'BlockStatement') return [body];
  return body.body.flatMap((statement): Node[] => {
    if (statement.type === 'ReturnStatement') return statement.argument ? [statement.argument] : [];
    const given = statement.type === 'ExpressionStatement' ? statement.expression : null;
    return given?.type === 'YieldExpression' && given.argument ? [given.argument] : [];
  });
}

import { bare, type Node } from '../syntax/node.ts';
import type { FileIndex } from '../scope/build-scopes.ts';
import { arms, type Value } from './value.ts';

export type CallNode = FileIndex['calls'][number];

/** A call with every way of writing it folded into one: what is called, with which arguments, on what. */
export interface ResolvedCall {
  node: CallNode;
  target: Value;
  /** Names of the globals it may reach; usually one. */
  names: readonly string[];
  args: readonly Node[];
  /** The object a method is called on, or null. */
  receiver: Node | null;
  isNew: boolean;
}

type Evaluate = (node: Node) => Value;
/** The elements of a list as they are written; null when they are not in sight. */
export type Listed = (list: Node) => readonly Node[] | null;

const NONE: readonly string[] = [];

/** Sees through `f.call`, `f.apply`, `f.bind`, `Reflect.apply`, `Reflect.construct`, `(0, f)`, tags and spread lists. */
export function resolveCall(
  node: CallNode,
  evaluate: Evaluate,
  called: (value: Value) => Value,
  listed: Listed,
): ResolvedCall {
  if (node.type === 'ImportExpression')
    return {
      node,
      target: { kind: 'global', name: 'import' },
      names: ['import'],
      args: [node.source],
      receiver: null,
      isNew: false,
    };
  if (node.type === 'TaggedTemplateExpression')
    return finish(
      node,
      evaluate(node.tag),
      [node.quasi, ...node.quasi.expressions],
      receiverOf(node.tag),
      false,
      evaluate,
    );
  const args = withoutSpreads(node.arguments, listed);
  return unwrap(node, called(evaluate(node.callee)), args, receiverOf(node.callee), evaluate, listed, 0);
}

function receiverOf(callee: Node): Node | null {
  const inner = bare(callee);
  return inner.type === 'MemberExpression' ? inner.object : null;
}

function unwrap(
  node: Extract<CallNode, { type: 'CallExpression' | 'NewExpression' }>,
  target: Value,
  args: readonly Node[],
  receiver: Node | null,
  evaluate: Evaluate,
  listed: Listed,
  depth: number,
): ResolvedCall {
  const isNew = node.type === 'NewExpression';
  for (const arm of arms(target)) {
    if (arm.kind === 'bound')
      return finish(node, arm.target, [...arm.args.slice(1), ...args], arm.args[0] ?? null, isNew, evaluate);
    const inner = depth > 4 ? null : inside(arm, args, evaluate, listed);
    if (inner) return unwrap(node, inner.target, inner.args, inner.receiver, evaluate, listed, depth + 1);
  }
  return finish(node, target, args, receiver, isNew, evaluate);
}

interface Inner {
  target: Value;
  args: readonly Node[];
  receiver: Node | null;
}

function inside(target: Value, args: readonly Node[], evaluate: Evaluate, listed: Listed): Inner | null {
  if (
    target.kind === 'method' &&
    (target.name === 'call' || target.name === 'apply') &&
    target.of.kind !== 'constant'
  ) {
    return {
      target: target.of,
      args: target.name === 'call' ? args.slice(1) : elements(args[1], listed),
      receiver: args[0] ?? null,
    };
  }
  if (target.kind !== 'global') return null;
  const first = args[0];
  if (first && (target.name === 'Reflect.apply' || target.name === 'Reflect.construct')) {
    const list = target.name === 'Reflect.apply' ? args[2] : args[1];
    return {
      target: evaluate(first),
      args: elements(list, listed),
      receiver: target.name === 'Reflect.apply' ? (args[1] ?? null) : null,
    };
  }
  if (first && /\.prototype\.(?:call|apply)\.(?:call|apply)$/.test(target.name)) {
    return {
      target: evaluate(first),
      args: target.name.endsWith('apply') ? elements(args[1], listed) : args.slice(2),
      receiver: args[1] ?? null,
    };
  }
  const suffix = /^(.+)\.(call|apply)$/.exec(target.name);
  // `api.host.call` is a method of its own, not a way of calling `api.host`.
  if (
    !suffix?.[1] ||
    /^(?:api(?:\.host)?|host)$/.test(suffix[1]) ||
    target.name === 'Reflect.apply' ||
    suffix[1].endsWith('Function.prototype')
  )
    return null;
  return {
    target: { kind: 'global', name: suffix[1] },
    args: suffix[2] === 'call' ? args.slice(1) : elements(args[1], listed),
    receiver: first ?? null,
  };
}

function elements(list: Node | undefined, listed: Listed): readonly Node[] {
  if (!list) return [];
  const written =
    list.type === 'ArrayExpression' ? list.elements.filter((one) => one !== null) : listed(list);
  return written ? withoutSpreads(written, listed) : [list];
}

/** Arguments with what is spread among them written out, where it is in sight. */
function withoutSpreads(args: readonly Node[], listed: Listed): readonly Node[] {
  if (!args.some(isSpread)) return args;
  return args.flatMap((arg) => (isSpread(arg) ? (listed(arg.argument) ?? [arg]) : [arg]));
}

function isSpread(node: Node): node is Extract<Node, { type: 'SpreadElement' }> {
  return node.type === 'SpreadElement';
}

/** A class that inherits from a global and builds nothing itself is that global. */
function calledNames(target: Value, evaluate: Evaluate): readonly string[] {
  // Binding a function calls nothing yet; the call of what it gives is looked at in its own place.
  if (target.kind === 'global') return target.name.endsWith('.bind') ? NONE : [target.name];
  if (target.kind !== 'class' || !target.node.superClass) return NONE;
  const builds = target.node.body.body.some(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  );
  const parent = builds ? null : evaluate(target.node.superClass);
  return parent?.kind === 'global' ? [parent.name] : [];
}

function finish(
  node: CallNode,
  target: Value,
  args: readonly Node[],
  receiver: Node | null,
  isNew: boolean,
  evaluate: Evaluate,
): ResolvedCall {
  const names =
    target.kind === 'union'
      ? target.of.flatMap((arm) => calledNames(arm, evaluate))
      : calledNames(target, evaluate);
  return { node, target, names, args, receiver, isNew };
}

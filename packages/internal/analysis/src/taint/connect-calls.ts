import { patternLeaves } from '../scope/patterns.ts';
import {
  bare,
  enclosingFunction,
  isFunctionNode,
  writtenKey,
  type ClassNode,
  type FunctionNode,
  type Node,
  ownerOf,
} from '../syntax/node.ts';
import { methodName } from '../syntax/method-name.ts';
import type { CallNode, ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import { arms } from '../values/value.ts';
import { connectEvents } from './connect-events.ts';
import { connectThrown, thrownBy } from './connect-thrown.ts';
import { noteFilled, noteHandedIn } from './connect-given-back.ts';
import { connectHandedOn, connectParameterCall } from './connect-handed-on.ts';
import { connectState } from './connect-state.ts';
import type { Graph } from './graph.ts';

/** Methods that put their arguments into the object they are called on. */
const MUTATORS = new Set([
  'push',
  'unshift',
  'append',
  'set',
  'add',
  'fill',
  'splice',
  'assign',
  'setRequestHeader',
  'setItem',
  'concat',
  'enqueue',
]);
/** Calls whose answer says nothing of what was passed. */
const OPAQUE =
  /^(?:fetch|api\.fetch|console\.|https?\.|net\.|Boolean$|Number\.is|Array\.isArray|Object\.is$|fs\.|child_process\.|setTimeout|setInterval|navigator\.sendBeacon|require$|WebSocket|npm:(?:axios|got|node-fetch|undici|crypto))/;
const OPAQUE_METHODS = new Set([
  'includes',
  'indexOf',
  'startsWith',
  'endsWith',
  'test',
  'has',
  'hasOwnProperty',
  'localeCompare',
  'some',
  'every',
  'addEventListener',
  'on',
  'once',
  'search',
  'findIndex',
]);

/** Methods that tell their callback an element first, and then only where it stood. */
const ITERATES = new Set(['map', 'forEach', 'filter', 'flatMap', 'some', 'every', 'find', 'findIndex']);
const MAPPERS = new Set(['map', 'then', 'flatMap']);

/** Functions that put the rest of their arguments into the first. */
const INTO_FIRST = /^(?:Object|Reflect)\.(?:assign|defineProperty|defineProperties|set)$/;
/** Timers tell their callback what follows the delay. */
const TIMERS = /^set(?:Timeout|Interval|Immediate)$/;

/** Functions by the name they are kept under. */
export interface Methods {
  own: ReadonlyMap<string, readonly FunctionNode[]>;
  everywhere: ReadonlyMap<string, readonly FunctionNode[]>;
}

/** Adds what flows through one call: into parameters, out of returns, along callbacks. */
export function connectCall(node: CallNode, file: SourceFile, graph: Graph, methods: Methods): void {
  const call = file.evaluator.call(node);
  const key = methodName(node);
  const local = localTargets(call, key, methods).filter((fn) => graph.fileOf(fn));
  connectParameterCall(node, file, graph);
  connectState(node, file, graph);
  connectEvents(call, key ?? sharedName(node, file), file, graph);
  for (const fn of local) {
    connectArguments(fn, call.args, graph, file);
    graph.add(graph.returnsOf(fn), node);
    if (fn.body?.type === 'BlockStatement') connectThrown(thrownBy(fn, graph), node, file, graph);
  }
  const [rejected] = call.args;
  if (rejected && call.names.includes('Promise.reject')) connectThrown(rejected, node, file, graph);
  connectCallbacks(call, key, graph, file);
  connectPromise(node, call.args, file, graph);
  connectMaker(node, graph, file);
  const isIntoFirst = call.names.some((name) => INTO_FIRST.test(name));
  const receiver = isIntoFirst ? call.args[0] : key && MUTATORS.has(key) ? call.receiver : null;
  if (receiver)
    for (const arg of call.args) {
      graph.add(arg, restingPlace(receiver, file, graph) ?? receiver);
      noteFilled(arg, receiver, file, graph);
    }
  connectCalled(node, file, graph);
  if (local.length > 0) return;
  if (
    call.args.length === 0 &&
    node.type === 'CallExpression' &&
    node.callee.type === 'Identifier' &&
    call.target.kind === 'unknown'
  )
    graph.add(node.callee, node);
  const isOpaque = call.names.some((name) => OPAQUE.test(name)) || (key !== null && OPAQUE_METHODS.has(key));
  if (!isOpaque) for (const arg of call.args) graph.add(arg, node);
  // What `map` and `then` give is what their callback returns.
  const isMapped = key !== null && MAPPERS.has(key) && call.args.some(isFunctionNode);
  if (call.receiver && !isOpaque && !isMapped) graph.add(call.receiver, node);
}

/** `addEventListener(…)`, a method of the page itself. */
function sharedName(node: CallNode, file: SourceFile): string | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return null;
  return file.evaluator.bindingOf(node.callee) ? null : node.callee.name;
}

function localTargets(call: ResolvedCall, key: string | null, methods: Methods): readonly FunctionNode[] {
  const known = arms(call.target).flatMap((arm) =>
    arm.kind === 'function' ? [arm.node] : arm.kind === 'class' ? constructorOf(arm.node) : [],
  );
  if (known.length > 0 || key === null || call.target.kind !== 'unknown') return known;
  const named = methods.own.get(key) ?? [];
  if (named.length > 0) return named.length <= 2 ? named : [];
  const elsewhere = methods.everywhere.get(key) ?? [];
  return elsewhere.length === 1 ? elsewhere : [];
}

function constructorOf(node: ClassNode): FunctionNode[] {
  return node.body.body.flatMap((member) =>
    member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunctionNode(member.value)
      ? [member.value]
      : [],
  );
}

/** Lets arguments flow into the parameters of a function. */
export function connectArguments(
  fn: FunctionNode,
  args: readonly Node[],
  graph: Graph,
  file: SourceFile,
): void {
  for (const arg of args) graph.add(arg, graph.slotOf(fn, 'arguments'));
  fn.params.forEach((parameter, index) => {
    for (const leaf of patternLeaves(parameter)) {
      const binding = leaf.target.type === 'Identifier' ? graph.bindingOf(leaf.target, file) : null;
      if (!binding) continue;
      for (const arg of leaf.rest ? args.slice(index) : args.slice(index, index + 1)) {
        graph.add(arg, binding);
        if (leaf.path.length > 0) continue;
        connectHandedOn(arg, binding, graph, file);
        noteHandedIn(binding, arg, file, graph);
      }
    }
  });
}

function connectCallbacks(call: ResolvedCall, key: string | null, graph: Graph, file: SourceFile): void {
  for (const arg of call.args) {
    const callback = isFunctionNode(arg) ? arg : callbackOf(arg, file);
    if (!callback) continue;
    if (call.names.some((name) => TIMERS.test(name)))
      connectArguments(callback, call.args.slice(2), graph, file);
    const told = key !== null && ITERATES.has(key) ? callback.params.slice(0, 1) : callback.params;
    for (const parameter of told) {
      for (const leaf of patternLeaves(parameter)) {
        const binding = leaf.target.type === 'Identifier' ? graph.bindingOf(leaf.target, file) : null;
        if (!binding) continue;
        graph.add(call.node, binding);
        if (call.receiver) graph.add(call.receiver, binding);
      }
    }
    if (key !== null && !OPAQUE_METHODS.has(key)) graph.add(graph.returnsOf(callback), call.node);
  }
}

/** `new ReadableStream({ start(controller) { … } })`: what is put into the controller comes out of the object. */
function connectMaker(node: CallNode, graph: Graph, file: SourceFile): void {
  if (node.type !== 'NewExpression') return;
  for (const arg of node.arguments) {
    if (arg.type !== 'ObjectExpression') continue;
    for (const property of arg.properties) {
      if (property.type !== 'Property' || !isFunctionNode(property.value)) continue;
      for (const { target } of property.value.params.flatMap(patternLeaves)) {
        const binding = target.type === 'Identifier' ? graph.bindingOf(target, file) : null;
        if (binding) graph.add(binding, node);
      }
    }
  }
}

/** `send.call({ cookie })`: the function reads it as `this.cookie`. */
function connectCalled(node: CallNode, file: SourceFile, graph: Graph): void {
  const key = methodName(node);
  const self =
    node.type === 'CallExpression' && /^(?:call|apply|bind)$/.test(key ?? '') ? node.arguments[0] : null;
  if (self?.type !== 'ObjectExpression') return;
  for (const property of self.properties) {
    const name = property.type === 'Property' ? writtenKey(property.key, property.computed) : null;
    if (name !== null) graph.add(property, graph.slotOf(file.program, name));
  }
}

function callbackOf(arg: Node, file: SourceFile): FunctionNode | null {
  if (arg.type !== 'Identifier') return null;
  const value = file.evaluator.evaluate(arg);
  return value.kind === 'function' ? value.node : null;
}

/** `new Promise(resolve => resolve(x))` carries `x`. */
function connectPromise(node: CallNode, args: readonly Node[], file: SourceFile, graph: Graph): void {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
  const binding = file.evaluator.bindingOf(node.callee);
  const owner = binding?.writes[0]?.owner;
  if (!owner || owner.parent?.type !== 'NewExpression' || owner.parent.arguments[0] !== owner) return;
  for (const arg of args) graph.add(arg, owner.parent);
}

/** Where a write to `target` stays: the name at its root, or one member of it. */
export function restingPlace(target: Node, file: SourceFile, graph: Graph) {
  const inner = bare(target);
  if (inner.type === 'Identifier') return graph.bindingOf(inner, file);
  if (inner.type !== 'MemberExpression') return null;
  const key = writtenKey(inner.property, inner.computed) ?? '*';
  const object = bare(inner.object);
  if (object.type === 'ThisExpression') return graph.slotOf(file.program, key);
  if (object.type === 'Identifier') {
    const binding = graph.bindingOf(object, file);
    if (binding) return key === '*' || PARTS_OF_ADDRESS.has(key) ? binding : graph.slotOf(binding, key);
    return graph.sharedPlace(inner, file);
  }
  const root = ownerOf(object);
  return root.type === 'Identifier'
    ? (graph.bindingOf(root, file) ?? graph.sharedPlace(inner, file))
    : root.type === 'ThisExpression' && enclosingFunction(root)
      ? graph.slotOf(file.program, key)
      : null;
}

/** Members that change the whole address they are written to. */
const PARTS_OF_ADDRESS = new Set(['search', 'hash', 'pathname', 'host', 'hostname']);

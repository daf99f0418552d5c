import { patternLeaves } from '../scope/patterns.ts';
import {
  bare,
  enclosingFunction,
  isFunctionNode,
  writtenKey,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import type { Binding } from '../scope/scope.ts';
import type { CallNode } from '../values/resolve-call.ts';
import { connectListener } from './connect-events.ts';
import { connectOptions } from './connect-state.ts';
import { connectArguments, connectCall, restingPlace, type Methods } from './connect-calls.ts';
import { connectGivenBack, noteFilled } from './connect-given-back.ts';
import { createImportFollower, type Imported } from './follow-imports.ts';
import { requiredFile } from './group-files.ts';
import { connectThrown } from './connect-thrown.ts';
import { createGraph, type Graph } from './graph.ts';
import type { Vertex } from './vertex.ts';

const HARMLESS_MEMBERS = new Set([
  'length',
  'ok',
  'status',
  'statusCode',
  'size',
  'type',
  'statusText',
  'byteLength',
]);
const COMPARISONS = new Set(['==', '===', '!=', '!==', '<', '>', '<=', '>=', 'in', 'instanceof']);

interface Kept {
  methods: Methods;
  getters: ReadonlyMap<string, readonly FunctionNode[]>;
  setters: ReadonlyMap<string, readonly FunctionNode[]>;
}

/** Builds the flow graph of files that import each other. Asked for only where there is a source and a sink. */
export function flowGraph(files: readonly SourceFile[], deadline: () => void): Graph {
  const imported = createImportFollower(files);
  const graph = createGraph(files, (binding, file) => {
    const found = imported(binding, file);
    return found?.kind === 'binding' ? found.binding : binding;
  });
  const everywhere = new Map<string, FunctionNode[]>();
  const getters = new Map<string, FunctionNode[]>();
  const setters = new Map<string, FunctionNode[]>();
  const own = files.map((file) => {
    const methods = new Map<string, FunctionNode[]>();
    for (const node of file.index.nodes) noteMethod(node, [methods, everywhere], getters, setters);
    return { file, kept: { methods: { own: methods, everywhere }, getters, setters } };
  });
  for (const { file, kept } of own) {
    deadline();
    connectFile(file, graph, kept, imported);
  }
  connectGivenBack(graph, restingPlace);
  return graph;
}

function connectFile(
  file: SourceFile,
  graph: Graph,
  kept: Kept,
  imported: (binding: Binding, file: SourceFile) => Imported | null,
): void {
  // Loops over all there is go by number: that needs no object for every step.
  const { nodes, identifiers } = file.index;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node) connectNode(node, file, graph, kept);
  }
  for (let at = 0; at < identifiers.length; at += 1) {
    const node = identifiers[at];
    if (node) connectRead(node, file, graph);
  }
  for (const declaration of file.index.imports) {
    for (const { local } of declaration.specifiers) {
      const binding = file.evaluator.bindingOf(local);
      const found = binding ? imported(binding, file) : null;
      if (binding && found?.kind === 'expression') graph.add(found.node, binding);
    }
  }
}

function connectNode(node: Node, file: SourceFile, graph: Graph, kept: Kept): void {
  switch (node.type) {
    case 'Identifier':
    case 'Literal':
      break;
    case 'CallExpression':
    case 'NewExpression':
    case 'ImportExpression':
    case 'TaggedTemplateExpression':
      connectCall(node, file, graph, kept.methods);
      connectRequired(node, file, graph);
      break;
    default:
      connect(node, file, graph, kept);
  }
}

/** `require('./gather')` gives what that file exports. */
function connectRequired(node: CallNode, file: SourceFile, graph: Graph): void {
  const name = requiredFile(node, file);
  const from = name === null ? null : graph.fileNamed(name);
  for (const { left, right } of from?.index.assignments ?? []) {
    if (/^(?:module\.)?exports(?:\.|$)/.test(from?.evaluator.resolveGlobal(left) ?? ''))
      graph.add(right, node);
  }
}

function noteMethod(
  node: Node,
  methods: readonly Map<string, FunctionNode[]>[],
  getters: Map<string, FunctionNode[]>,
  setters: Map<string, FunctionNode[]>,
): void {
  if (node.type !== 'MethodDefinition' && node.type !== 'Property' && node.type !== 'PropertyDefinition')
    return;
  const key = writtenKey(node.key, node.computed);
  if (key === null || !isFunctionNode(node.value)) return;
  const kind = 'kind' in node ? node.kind : null;
  for (const map of kind === 'get' ? [getters] : kind === 'set' ? [setters] : methods) {
    const named = map.get(key);
    if (named) named.push(node.value);
    else map.set(key, [node.value]);
  }
}

/** Reading a whole name reads everything ever put into its members. */
function connectRead(node: Extract<Node, { type: 'Identifier' }>, file: SourceFile, graph: Graph): void {
  const { parent } = node;
  if (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) return;
  if (parent?.type === 'Property' && parent.key === node && !parent.shorthand) return;
  const binding = graph.bindingOf(node, file);
  const owner = !binding && node.name === 'arguments' ? enclosingFunction(node) : null;
  if (owner) graph.add(graph.slotOf(owner, 'arguments'), node);
  if (!binding) return;
  graph.add(binding, node);
  const members = graph.membersOf(binding);
  if (members) graph.add(members, node);
}

function connect(node: Node, file: SourceFile, graph: Graph, kept: Kept): void {
  switch (node.type) {
    case 'MemberExpression':
      connectMember(node, file, graph);
      connectGetter(node, graph, kept);
      break;
    case 'VariableDeclarator':
      if (node.init) store(node.id, node.init, file, graph);
      break;
    case 'AssignmentExpression':
      store(node.left, node.right, file, graph);
      if (node.left.type === 'MemberExpression') noteFilled(node.right, node.left, file, graph);
      connectSetter(node, file, graph, kept);
      connectListener(node.left, node.right, file, graph);
      graph.add(node.right, node);
      break;
    case 'ForOfStatement':
    case 'ForInStatement':
      store(
        node.left.type === 'VariableDeclaration' ? (node.left.declarations[0]?.id ?? node.left) : node.left,
        node.right,
        file,
        graph,
      );
      break;
    case 'PropertyDefinition':
      if (node.value)
        graph.add(node.value, graph.slotOf(file.program, writtenKey(node.key, node.computed) ?? '*'));
      break;
    case 'ThrowStatement':
      connectThrown(node.argument, node, file, graph);
      break;
    case 'ReturnStatement': {
      const owner = enclosingFunction(node);
      if (owner && node.argument) graph.add(node.argument, graph.returnsOf(owner));
      break;
    }
    case 'YieldExpression': {
      const owner = enclosingFunction(node);
      if (owner && node.argument) graph.add(node.argument, graph.returnsOf(owner));
      break;
    }
    case 'AssignmentPattern':
      store(node.left, node.right, file, graph);
      break;
    case 'ArrowFunctionExpression':
      if (node.body.type !== 'BlockStatement') graph.add(node.body, graph.returnsOf(node));
      // `() => secret` waits for whoever calls it, wherever it was kept.
      if (
        node.body.type !== 'BlockStatement' &&
        node.params.length === 0 &&
        node.parent?.type === 'CallExpression'
      )
        graph.add(node.body, node);
      break;
    default:
      connectParts(node, graph);
      if (node.type === 'Property') connectOptions(node, file, graph);
      // An object with a generator gives what that yields to whoever iterates it; others say what they are by functions.
      if (
        node.type === 'Property' &&
        isFunctionNode(node.value) &&
        (node.value.generator || speaks(node, file))
      )
        graph.add(graph.returnsOf(node.value), node);
  }
}

/** Functions that are asked for what their object is worth, where it is used as a text or read by name. */
const SPEAKS = /^(?:toString|toJSON|valueOf|get|value)$/;

function speaks({ key, computed }: Extract<Node, { type: 'Property' }>, file: SourceFile): boolean {
  const name = writtenKey(key, computed);
  return name === null ? file.evaluator.resolveGlobal(key) === 'Symbol.toPrimitive' : SPEAKS.test(name);
}

/** An expression carries the values of some of its parts. */
function connectParts(node: Node, graph: Graph): void {
  switch (node.type) {
    case 'TemplateLiteral':
      for (const part of node.expressions) graph.add(part, node);
      break;
    case 'BinaryExpression':
      if (COMPARISONS.has(node.operator)) break;
      graph.add(node.left, node);
      graph.add(node.right, node);
      break;
    case 'LogicalExpression':
      graph.add(node.left, node);
      graph.add(node.right, node);
      break;
    case 'ConditionalExpression':
      graph.add(node.consequent, node);
      graph.add(node.alternate, node);
      break;
    case 'ArrayExpression':
      for (const element of node.elements) if (element) graph.add(element, node);
      break;
    case 'ObjectExpression':
      for (const property of node.properties) graph.add(property, node);
      break;
    case 'Property':
      graph.add(node.value, node);
      if (node.computed) graph.add(node.key, node);
      break;
    case 'SpreadElement':
    case 'AwaitExpression':
      graph.add(node.argument, node);
      break;
    case 'SequenceExpression': {
      const end = node.expressions.at(-1);
      if (end) graph.add(end, node);
      break;
    }
    case 'JSXExpressionContainer':
      graph.add(node.expression, node);
      break;
    default: {
      const inner = bare(node);
      if (inner !== node) graph.add(inner, node);
    }
  }
}

function connectMember(
  node: Extract<Node, { type: 'MemberExpression' }>,
  file: SourceFile,
  graph: Graph,
): void {
  const key = writtenKey(node.property, node.computed);
  if (key !== null && HARMLESS_MEMBERS.has(key)) return;
  const object = bare(node.object);
  // A variable chosen from the environment is judged by its own name, not as the whole.
  if (file.evaluator.resolveGlobal(node)?.startsWith('process.env.')) return;
  if (object.type === 'ThisExpression' && key !== null) graph.add(graph.slotOf(file.program, key), node);
  else if (object.type === 'Identifier') {
    const binding = graph.bindingOf(object, file);
    if (!binding) {
      graph.add(object, node);
      connectShared(node, file, graph);
    } else {
      graph.add(binding, node);
      const from = key === null ? graph.membersOf(binding) : graph.slotOf(binding, key);
      if (from) graph.add(from, node);
    }
  } else {
    graph.add(object, node);
    connectShared(node, file, graph);
  }
}

/** Reading `window.stash`, where some file of these writes it. */
function connectShared(
  node: Extract<Node, { type: 'MemberExpression' }>,
  file: SourceFile,
  graph: Graph,
): void {
  if (node.parent?.type === 'AssignmentExpression' && node.parent.left === node) return;
  const place = graph.sharedPlace(node, file);
  if (place) graph.add(place, node);
}

/** Reading a member that is a getter runs it. A name that many classes use for getters says nothing. */
function connectGetter(node: Extract<Node, { type: 'MemberExpression' }>, graph: Graph, kept: Kept): void {
  const key = writtenKey(node.property, node.computed);
  const named = key === null ? [] : (kept.getters.get(key) ?? []);
  if (named.length <= 2) for (const fn of named) graph.add(graph.returnsOf(fn), node);
}

/** Writing a member that is a setter calls it. */
function connectSetter(
  { left, right }: Extract<Node, { type: 'AssignmentExpression' }>,
  file: SourceFile,
  graph: Graph,
  kept: Kept,
): void {
  const target = bare(left);
  const key = target.type === 'MemberExpression' ? writtenKey(target.property, target.computed) : null;
  const named = key === null ? [] : (kept.setters.get(key) ?? []);
  if (named.length <= 2) for (const fn of named) connectArguments(fn, [right], graph, file);
}

function store(pattern: Node, value: Node, file: SourceFile, graph: Graph): void {
  const source = bare(value);
  for (const leaf of patternLeaves(pattern)) {
    const place = restingPlace(leaf.target, file, graph);
    if (!place) continue;
    if (
      leaf.path.length > 0 &&
      leaf.target.type === 'Identifier' &&
      file.evaluator.resolveGlobal(leaf.target)?.startsWith('process.env.')
    )
      continue;
    const step = leaf.path[0];
    const origin = source.type === 'Identifier' ? graph.bindingOf(source, file) : null;
    if (origin && typeof step === 'string') {
      graph.add(origin, place);
      graph.add(graph.slotOf(origin, step), place);
      if (/^\d+$/.test(step)) graph.add(graph.slotOf(origin, '*'), place);
    } else if (
      source.type === 'ObjectExpression' &&
      leaf.target.type === 'Identifier' &&
      leaf.path.length === 0
    ) {
      storeObject(source, place, graph);
    } else graph.add(value, place);
  }
}

/** An object written out keeps its members apart, so that one secret does not taint the rest. */
function storeObject(object: Extract<Node, { type: 'ObjectExpression' }>, place: Vertex, graph: Graph): void {
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') graph.add(property.argument, place);
    else {
      const slot = graph.slotOf(place, writtenKey(property.key, property.computed) ?? '*');
      graph.add(property, slot);
      if (property.kind === 'get' && isFunctionNode(property.value))
        graph.add(graph.returnsOf(property.value), slot);
    }
  }
}

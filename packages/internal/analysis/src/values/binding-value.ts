import type { Binding, Write } from '../scope/scope.ts';
import { bare, enclosingClass, type FunctionNode, type Node } from '../syntax/node.ts';
import type { BindingOf, CallSites } from './call-sites.ts';
import type { CallSources } from './call-value.ts';
import { foldBinary } from './fold-operators.ts';
import { memberOf } from './member-of.ts';
import { typedValue } from './typed-value.ts';
import { asText, constant, globalValue, union, UNKNOWN, type Value } from './value.ts';

export interface BindingSources extends CallSources {
  evaluator: CallSites & { bindingOf: BindingOf };
  /** What calls elsewhere in the package tell a parameter of a function. */
  told: (owner: FunctionNode, index: number) => Value[];
}

const WRITE_LIMIT = 8;
const ITERATORS = new Set(['forEach', 'map', 'filter', 'some', 'every', 'find', 'flatMap', 'findIndex']);

/** What a name may stand for: the union of what is written to it. */
export function bindingValue(binding: Binding, sources: BindingSources): Value {
  const { writes } = binding;
  if (writes.some((write) => write.kind === 'compound')) return accumulated(writes, sources);
  const value = union(writes.slice(0, WRITE_LIMIT).map((write) => writtenValue(write, binding, sources)));
  // A counter has one constant write and others that are not: it is no constant.
  if (
    writes.length > 1 &&
    value.kind === 'constant' &&
    writes.some((write) => write.kind === 'opaque' || write.kind === 'loop')
  )
    return UNKNOWN;
  const { declared } = binding;
  return 'typeAnnotation' in declared ? typedValue(value, declared.typeAnnotation) : value;
}

function writtenValue(write: Write, binding: Binding, sources: BindingSources): Value {
  const found = take(baseValue(write, binding, sources), write.path, sources);
  const { fallback } = write;
  if (!fallback) return found;
  const isKnown = found.kind !== 'unknown' && !(found.kind === 'constant' && found.value === undefined);
  if (isKnown && found.kind !== 'global') return found;
  const instead = take(sources.evaluate(fallback.value), fallback.path, sources);
  // Whether a shared name holds anything is not known here.
  return isKnown ? union([found, instead]) : instead;
}

function take(base: Value, path: Write['path'], sources: BindingSources): Value {
  let value = base;
  for (const step of path) {
    const key = typeof step === 'string' ? step : asText(sources.evaluate(step));
    value = key === null ? UNKNOWN : memberOf(value, key, sources);
  }
  return value;
}

function baseValue(write: Write, binding: Binding, sources: BindingSources): Value {
  switch (write.kind) {
    case 'declare':
    case 'assign':
      return write.value ? sources.evaluate(write.value) : UNKNOWN;
    case 'loop': {
      const list = write.value ? sources.evaluate(write.value) : UNKNOWN;
      return itemOf(list) ?? UNKNOWN;
    }
    case 'import':
      return write.value ? imported(write.value, sources) : UNKNOWN;
    case 'parameter':
      return write.owner ? parameterValue(write.owner, write.index ?? 0, write, binding, sources) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function imported(specifier: Node, sources: BindingSources): Value {
  const declaration = specifier.parent;
  if (declaration?.type !== 'ImportDeclaration') return UNKNOWN;
  const module = sources.module(declaration.source.value);
  if (specifier.type === 'ImportNamespaceSpecifier') return module;
  if (specifier.type === 'ImportDefaultSpecifier') return memberOf(module, 'default', sources);
  if (specifier.type !== 'ImportSpecifier') return UNKNOWN;
  const name = specifier.imported.type === 'Literal' ? specifier.imported.value : specifier.imported.name;
  return memberOf(module, name, sources);
}

function parameterValue(
  owner: FunctionNode,
  index: number,
  write: Write,
  binding: Binding,
  sources: BindingSources,
): Value {
  const values = argumentsFor(owner, index, sources)
    .slice(0, WRITE_LIMIT)
    .map((node) => (node.type === 'SpreadElement' ? UNKNOWN : sources.evaluate(node)));
  const iterated = iteratedValue(owner, index, sources);
  const told = sources.told(owner, index);
  const value = union([
    ...values,
    ...told,
    ...taggedValues(owner, index, sources),
    ...(iterated ? [iterated] : []),
  ]);
  if (value.kind !== 'unknown') return value;
  const isApi = binding.name === 'api' && write.path.length === 0;
  // A plugin's modules and handlers receive `api`, as a parameter or as a member of one; or take `host` out of it.
  return isApi ? globalValue('api') : write.path[0] === 'host' ? HOST_TAKEN_OUT : UNKNOWN;
}

/** Of an object whose `host` somebody takes, nothing is known but that: most hosts are names of servers, and none has a `call`. */
const HOST_TAKEN_OUT = recordOf('host', recordOf('call', globalValue('api.host.call')));

function recordOf(name: string, member: Value): Value {
  return { kind: 'record', members: new Map([[name, member]]) };
}

/** The expressions callers pass for one parameter, as far as the calls are in sight. */
export function argumentsFor(
  owner: FunctionNode,
  index: number,
  sources: Pick<BindingSources, 'evaluator'>,
): Node[] {
  return argumentLists(owner, sources).flatMap((args) => pick(args, index));
}

/** The arguments of each call of a function, as far as the calls are in sight. */
export function argumentLists(
  owner: FunctionNode,
  { evaluator }: Pick<BindingSources, 'evaluator'>,
): (readonly Node[])[] {
  const direct = directCall(owner);
  if (direct) return [direct];
  const named = ownName(owner);
  const binding = named?.type === 'Identifier' ? evaluator.bindingOf(named) : null;
  const calls = binding ? evaluator.callsOf(binding) : [];
  return calls.slice(0, WRITE_LIMIT).map((call) => call.arguments);
}

/** A tag is given the written texts as a list, then what stands between them. */
function taggedValues(owner: FunctionNode, index: number, sources: BindingSources): Value[] {
  const named = ownName(owner);
  const binding = named?.type === 'Identifier' ? sources.evaluator.bindingOf(named) : null;
  const tagged = binding ? sources.evaluator.tagsOf(binding) : [];
  return tagged.slice(0, WRITE_LIMIT).map(({ quasi }): Value => {
    if (index === 0) return { kind: 'list', items: quasi.quasis.map(({ value }) => constant(value.raw)) };
    const given = quasi.expressions[index - 1];
    return given ? sources.evaluate(given) : UNKNOWN;
  });
}

function pick(args: readonly Node[], index: number): Node[] {
  const node = args[index];
  return node ? [node] : [];
}

function directCall(owner: FunctionNode): readonly Node[] | null {
  const { parent } = owner;
  if (parent?.type === 'CallExpression' && parent.callee === owner) return parent.arguments;
  if (
    parent?.type === 'MemberExpression' &&
    parent.object === owner &&
    parent.parent?.type === 'CallExpression' &&
    parent.property.type === 'Identifier' &&
    parent.property.name === 'call'
  ) {
    return parent.parent.arguments.slice(1);
  }
  return null;
}

function ownName(owner: FunctionNode): Node | null {
  if (owner.type === 'FunctionDeclaration') return owner.id;
  // A constructor is called by the name of its class.
  if (owner.parent?.type === 'MethodDefinition' && owner.parent.kind === 'constructor') {
    const made = enclosingClass(owner.parent);
    return made?.id ?? (made?.parent?.type === 'VariableDeclarator' ? made.parent.id : null);
  }
  if (owner.parent?.type === 'VariableDeclarator') return owner.parent.id;
  return owner.parent?.type === 'AssignmentExpression' ? owner.parent.left : null;
}

function iteratedValue(owner: FunctionNode, index: number, sources: BindingSources): Value | null {
  if (index !== 0) return null;
  for (const { list, way } of iterationsOf(owner, sources.evaluator)) {
    const value = sources.evaluate(list);
    const told = way === 'then' ? value : itemOf(value);
    if (told) return told;
  }
  return null;
}

/** Where a function is told the elements of a list, or what a promise gives: written there, or handed on by its name. */
export function iterationsOf(
  owner: FunctionNode,
  evaluator: CallSites & { bindingOf: BindingOf },
): { list: Node; way: string }[] {
  const named = owner.parent?.type === 'CallExpression' ? null : ownName(owner);
  const binding = named?.type === 'Identifier' ? evaluator.bindingOf(named) : null;
  const calls = binding
    ? evaluator.handedOf(binding)
    : owner.parent?.type === 'CallExpression'
      ? [owner.parent]
      : [];
  return calls.slice(0, WRITE_LIMIT).flatMap((call) => {
    const callee = call.arguments[0] === owner || binding ? bare(call.callee) : null;
    if (callee?.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
    const way = callee.property.name;
    return way === 'then' || ITERATORS.has(way) ? [{ list: callee.object, way }] : [];
  });
}

/** What going through a list gives: one of its items. */
function itemOf(list: Value): Value | null {
  if (list.kind === 'instance' && list.of === 'elements') return { kind: 'instance', of: 'element' };
  return list.kind === 'list' ? union(list.items.slice(0, WRITE_LIMIT)) : null;
}

/** `s = 'ev'; s += 'al'` in one straight run of statements. */
function accumulated(writes: readonly Write[], sources: BindingSources): Value {
  const block = statementList(writes[0]?.at);
  // A counter of a loop is no text that is put together.
  if (block === null) return UNKNOWN;
  let value: Value = constant('');
  for (const write of writes) {
    if (write.path.length > 0 || !write.value || statementList(write.at) !== block) return UNKNOWN;
    const next = sources.evaluate(write.value);
    if (write.kind === 'compound') {
      if (write.at.type !== 'AssignmentExpression' || write.at.operator !== '+=') return UNKNOWN;
      value = foldBinary('+', value, next);
    } else value = next;
  }
  return value;
}

function statementList(node: Node | undefined): Node | null {
  for (let at = node; at; at = at.parent ?? undefined) {
    if (at.type === 'BlockStatement' || at.type === 'Program') return at;
    if (at.type.startsWith('For') || at.type.startsWith('If') || at.type.endsWith('WhileStatement'))
      return null;
  }
  return null;
}

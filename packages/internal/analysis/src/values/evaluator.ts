import { lookUp, type Binding, type Scope } from '../scope/scope.ts';
import type { FileIndex } from '../scope/build-scopes.ts';
import { bare, classField, enclosingClass, type ClassNode, type Node, type Program } from '../syntax/node.ts';
import { bindingValue, type BindingSources } from './binding-value.ts';
import { createCallSites, type BindingOf, type CallSites } from './call-sites.ts';
import { callValue, type CallSources } from './call-value.ts';
import { foldBinary, foldUnary } from './fold-operators.ts';
import { foldList } from './fold-list.ts';
import { foldTemplate } from './fold-template.ts';
import { nameOfGlobal, nameOfModule } from './global-names.ts';
import { listedNodes } from './listed-nodes.ts';
import { memberOf } from './member-of.ts';
import { createMemo } from './memo.ts';
import { resolveCall, type CallNode, type ResolvedCall } from './resolve-call.ts';
import { createRunner, type Environment } from './run-function.ts';
import { typedValue } from './typed-value.ts';
import { arms, asText, constant, globalValue, truthiness, union, UNKNOWN, type Value } from './value.ts';

export interface EvaluatorOptions {
  program: Program;
  index: FileIndex;
  /** Folding steps one file may take; past them everything is unknown. */
  stepLimit: number;
  module: (specifier: string) => Value | null;
  exported: (file: string, name: string) => Value;
  told: BindingSources['told'];
  /** Runs a function that another file of the package wrote; null when it is this file's own. */
  foreign: (node: Node) => Evaluator | null;
}

export interface Evaluator extends CallSites {
  evaluate: (node: Node) => Value;
  bindingOf: BindingOf;
  call: (node: CallNode) => ResolvedCall;
  /** The shared name an expression leads to: `fetch`, `process.env`, `fs.readFileSync`, or null. */
  resolveGlobal: (node: Node) => string | null;
  run: (fn: Extract<Value, { kind: 'function' }>, args: Value[]) => Value;
  /** What the methods of a class write to one of its members. */
  fieldsOf: (node: ClassNode, key: string) => readonly Node[];
  hasStepsLeft: () => boolean;
}

const DEPTH_LIMIT = 60;
/** Steps one followed call may take: enough for a decoder of some hundred letters. */
const RUN_STEPS = 30_000;

/** Folds the constants of one file and follows its names to what they stand for. Runs nothing. */
export function createEvaluator(options: EvaluatorOptions): Evaluator {
  const { index } = options;
  const memo = createMemo<Value>(index);
  const bindings = createMemo<Binding | null>(index);
  const bindingMemo = new Map<Binding, Value>();
  const calls = createMemo<ResolvedCall>(index);
  const { callsOf, handedOf, tagsOf } = createCallSites(index, bindingOf);
  let steps = 0;
  let runSteps = 0;
  let runLimit = 0;
  let depth = 0;
  let environment: Environment | null = null;
  /** What functions give that are told nothing, and how deep that was: deeper down no more can be found. */
  const untold = new Map<Node, { value: Value; depth: number }>();
  /** Names that wait for their value, which counts as unknown until then. */
  let open = 0;
  /** How often a name was read that a followed function has given a value. */
  let heldReads = 0;
  /** Members that hold whatever is followed on the way, and how deep they were asked for. */
  let steady = new Map<Node, { value: Value; depth: number }>();

  const scopeOf = (node: Node): Scope | null => index.homes[(node.number ?? -1) - index.first] ?? null;

  function bindingOf(identifier: Extract<Node, { type: 'Identifier' }>): Binding | null {
    const known = bindings.get(identifier);
    if (known !== undefined) return known;
    const scope = scopeOf(identifier);
    // A node without a scope here came with a value of another file, which knows its names.
    const found = scope
      ? lookUp(scope, identifier.name)
      : (options.foreign(identifier)?.bindingOf(identifier) ?? null);
    bindings.set(identifier, found);
    return found;
  }

  function evaluate(node: Node): Value {
    if (environment) return depth > DEPTH_LIMIT || !spendRun() ? UNKNOWN : inspectDeeper(node);
    // Cheaper to read than to remember.
    if (node.type === 'Literal') return inspect(node);
    const place = memo.placeOf(node);
    const known = memo.at(place, node);
    if (known) return known;
    if (depth > DEPTH_LIMIT || steps > options.stepLimit) return UNKNOWN;
    memo.put(place, node, UNKNOWN);
    const value = compute(node);
    memo.put(place, node, value);
    return value;
  }

  /**
   * What a member of an object was written as. While functions are followed nothing is remembered, because names change
   * on the way; yet objects from elsewhere would be read anew for every step to them, and those to which they lead.
   */
  function written(node: Node): Value {
    if (!environment) return evaluate(node);
    const known = steady.get(node);
    if (known && known.depth <= depth) return known.value;
    const before = heldReads;
    const value = evaluate(node);
    // A list is written to on the way.
    if (heldReads === before && value.kind !== 'list' && runSteps <= runLimit)
      steady.set(node, { value, depth });
    return value;
  }

  /** Following functions has an allowance of its own, for each call and for the file. */
  function spendRun(): boolean {
    runSteps += 1;
    return runSteps <= runLimit;
  }

  function compute(node: Node): Value {
    steps += 1;
    return steps > options.stepLimit ? UNKNOWN : inspectDeeper(node);
  }

  function inspectDeeper(node: Node): Value {
    depth += 1;
    try {
      return inspect(node);
    } finally {
      depth -= 1;
    }
  }

  function inspect(node: Node): Value {
    switch (node.type) {
      case 'Literal':
        if ('regex' in node) return { kind: 'regexp', source: node.regex.pattern, flags: node.regex.flags };
        return typeof node.value === 'bigint' ? constant(Number(node.value)) : constant(node.value);
      case 'TemplateLiteral':
        return foldTemplate(node, (part) => spoken(evaluate(part)));
      case 'Identifier':
        return identifier(node);
      case 'ThisExpression':
        return thisValue(node);
      case 'MemberExpression':
        return member(node);
      case 'CallExpression':
      case 'NewExpression':
      case 'ImportExpression':
      case 'TaggedTemplateExpression':
        return promised(node) ?? callValue(call(node), sources);
      case 'SequenceExpression':
        return evaluate(node.expressions.at(-1) ?? node);
      case 'AssignmentExpression':
        if (environment) return runner.assign(node);
        return /^(?:\?\?|\|\||&&)?=$/.test(node.operator) ? evaluate(node.right) : UNKNOWN;
      case 'YieldExpression':
        return environment ? runner.give(node) : UNKNOWN;
      case 'UpdateExpression':
        return environment ? runner.update(node) : UNKNOWN;
      case 'LogicalExpression':
        return logical(node);
      case 'ConditionalExpression': {
        const truth = truthiness(evaluate(node.test));
        if (truth !== null) return evaluate(truth ? node.consequent : node.alternate);
        return union([evaluate(node.consequent), evaluate(node.alternate)]);
      }
      case 'BinaryExpression':
        return node.left.type === 'PrivateIdentifier'
          ? UNKNOWN
          : foldBinary(node.operator, spoken(evaluate(node.left)), spoken(evaluate(node.right)));
      case 'UnaryExpression':
        return foldUnary(node.operator, evaluate(node.argument));
      case 'ArrayExpression':
        return foldList(node, evaluate);
      case 'ObjectExpression':
        return { kind: 'object', node };
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
        return { kind: 'function', node };
      case 'ClassDeclaration':
      case 'ClassExpression':
        return { kind: 'class', node };
      case 'Super': {
        const parent = enclosingClass(node)?.superClass;
        return parent ? evaluate(parent) : UNKNOWN;
      }
      case 'TSExternalModuleReference':
        return sources.module(node.expression.value);
      case 'MetaProperty':
        return node.meta.name === 'import' ? globalValue('import.meta') : UNKNOWN;
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return typedValue(evaluate(node.expression), node.typeAnnotation);
      case 'AwaitExpression':
      case 'SpreadElement':
        return evaluate(node.argument);
      default: {
        const inner = bare(node);
        return inner === node ? UNKNOWN : evaluate(inner);
      }
    }
  }

  /** What an object that says how it is written is written as: `{ toString: () => 'eval' }`. */
  function spoken(value: Value): Value {
    if (value.kind !== 'object' || value.node.properties.length === 0) return value;
    for (const key of ['Symbol.toPrimitive', 'toString', 'valueOf']) {
      const said = memberOf(value, key, memberSources);
      if (said.kind === 'function') return run(said, [constant('string')]);
    }
    return value;
  }

  function identifier(node: Extract<Node, { type: 'Identifier' }>): Value {
    const owner = scopeOf(node) ? null : options.foreign(node);
    if (owner) return owner.evaluate(node);
    const binding = bindingOf(node);
    if (!binding) {
      if (node.name === 'undefined') return constant(undefined);
      if (node.name === 'NaN' || node.name === 'Infinity') return constant(Number(node.name));
      return node.name === 'arguments' ? UNKNOWN : globalValue(nameOfGlobal(node.name));
    }
    const held = environment?.get(binding);
    if (held) heldReads += 1;
    const known = held ?? bindingMemo.get(binding);
    if (known) return known;
    bindingMemo.set(binding, UNKNOWN);
    const outside = environment;
    environment = null;
    open += 1;
    const value = bindingValue(binding, bindingSources);
    open -= 1;
    environment = outside;
    bindingMemo.set(binding, value);
    return value;
  }

  /** At the top of a file, and in a function called at once without a receiver, `this` is the global object. */
  function thisValue(node: Node): Value {
    for (let at = node.parent; at; at = at.parent) {
      if (at.type === 'ClassBody' || at.type === 'FunctionDeclaration') return UNKNOWN;
      if (at.type === 'FunctionExpression' && at.parent?.type === 'Property')
        return at.parent.parent?.type === 'ObjectExpression' ? evaluate(at.parent.parent) : UNKNOWN;
      if (at.type === 'FunctionExpression')
        return at.parent?.type === 'CallExpression' && at.parent.callee === at
          ? globalValue('globalThis')
          : UNKNOWN;
    }
    return globalValue('globalThis');
  }

  function member(node: Extract<Node, { type: 'MemberExpression' }>): Value {
    const key = keyOf(node);
    if (key === null) return UNKNOWN;
    const keys = node.computed && node.property.type !== 'Literal' ? arms(evaluate(node.property)) : [];
    if (keys.length > 1) {
      const owner = evaluate(node.object);
      return union(
        keys.flatMap((arm) => {
          const text = asText(arm);
          return text === null ? [] : [memberOf(owner, text, memberSources)];
        }),
      );
    }
    const object = bare(node.object);
    if (object.type === 'ThisExpression') {
      const field = classField(object, key);
      if (field) return evaluate(field);
      const owner = enclosingClass(object);
      if (owner) return memberOf({ kind: 'made', of: owner }, key, memberSources);
    }
    const binding = object.type === 'Identifier' ? bindingOf(object) : null;
    const assigned = binding?.members?.get(key);
    const value = memberOf(evaluate(node.object), key, memberSources);
    const isTarget = node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
    const isHeld = binding !== null && environment?.has(binding) === true;
    if (isHeld) heldReads += 1;
    return assigned && !isTarget && !isHeld ? union([...assigned.slice(0, 4).map(evaluate), value]) : value;
  }

  function keyOf(node: Extract<Node, { type: 'MemberExpression' }>): string | null {
    if (!node.computed) return node.property.name;
    for (const arm of arms(spoken(evaluate(node.property)))) {
      const text = asText(arm);
      if (text !== null) return text;
    }
    return null;
  }

  function logical(node: Extract<Node, { type: 'LogicalExpression' }>): Value {
    const left = evaluate(node.left);
    const truth = truthiness(left);
    if (node.operator === '&&') return truth === false ? left : evaluate(node.right);
    if (node.operator === '||' && truth !== null) return truth ? left : evaluate(node.right);
    return union([left, evaluate(node.right)]);
  }

  /** A promise stands for what it gives: `p.then(f)` is what `f` returns. */
  function promised(node: Node): Value | null {
    if (node.type !== 'CallExpression') return null;
    const callee = bare(node.callee);
    if (
      callee.type !== 'MemberExpression' ||
      callee.computed ||
      callee.property.type !== 'Identifier' ||
      callee.property.name !== 'then'
    )
      return null;
    const callback = node.arguments[0] ? evaluate(node.arguments[0]) : UNKNOWN;
    return callback.kind === 'function' ? run(callback, [evaluate(callee.object)]) : null;
  }

  function call(node: CallNode): ResolvedCall {
    if (environment) return resolveCall(node, evaluate, called, () => null);
    let resolved = calls.get(node);
    if (!resolved) {
      resolved = resolveCall(node, evaluate, called, listed);
      calls.set(node, resolved);
    }
    return resolved;
  }

  /** Calling a file of the package, `require('./send')(data)`, calls what it gives as its whole. */
  function called(value: Value): Value {
    return value.kind === 'module' ? options.exported(value.file, 'default') : value;
  }

  function run(fn: Extract<Value, { kind: 'function' }>, args: Value[]): Value {
    if (depth > DEPTH_LIMIT - 10 || runSteps > options.stepLimit) return UNKNOWN;
    const other = options.foreign(fn.node);
    if (other) return other.run(fn, args);
    const outside = environment;
    const steadyOutside = steady;
    const isUntold = !outside && args.every(({ kind }) => kind === 'unknown');
    const known = isUntold ? untold.get(fn.node) : undefined;
    if (known && known.depth <= depth) return known.value;
    if (!outside) {
      runLimit = runSteps + RUN_STEPS;
      steady = new Map();
    }
    environment = outside ?? new Map();
    try {
      const value = runner.run(fn.node, args, environment);
      if (isUntold && open === 0) untold.set(fn.node, { value, depth });
      return value;
    } finally {
      environment = outside;
      steady = steadyOutside;
    }
  }

  function fieldsOf(node: ClassNode, key: string): readonly Node[] {
    const fields = index.fields.get(node);
    return (fields ? fields.get(key) : options.foreign(node)?.fieldsOf(node, key)) ?? [];
  }

  const sources: CallSources = {
    evaluate,
    exported: options.exported,
    fieldsOf,
    module: (specifier) => options.module(specifier) ?? globalValue(nameOfModule(specifier)),
    run,
  };
  const memberSources: CallSources = { ...sources, evaluate: written };
  const runner = createRunner({
    evaluate,
    bindingOf,
    member: (of, key) => memberOf(of, key, memberSources),
    spend: spendRun,
    environment: () => environment,
    forget: () => {
      steady.clear();
    },
  });
  const listed = (list: Node): readonly Node[] | null =>
    listedNodes(list, { bindingOf, callsOf, handedOf, tagsOf, index });
  const evaluator: Evaluator = {
    evaluate,
    bindingOf,
    call,
    resolveGlobal: (node) => {
      const value = evaluate(node);
      if (value.kind === 'global') return value.name;
      return value.kind === 'union' ? (value.of.find((arm) => arm.kind === 'global')?.name ?? null) : null;
    },
    callsOf,
    handedOf,
    tagsOf,
    run,
    fieldsOf,
    hasStepsLeft: () => steps <= options.stepLimit,
  };
  const bindingSources = { ...sources, evaluator, told: options.told };
  return evaluator;
}

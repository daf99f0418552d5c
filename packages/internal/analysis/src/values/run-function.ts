import type { Binding } from '../scope/scope.ts';
import { patternLeaves } from '../scope/patterns.ts';
import type { FunctionNode, Node } from '../syntax/node.ts';
import { foldBinary } from './fold-operators.ts';
import { constant, numberOf, truthiness, union, UNKNOWN, type Value } from './value.ts';

export type Environment = Map<Binding, Value>;
type Outcome =
  { kind: 'return'; value: Value } | { kind: 'break' } | { kind: 'continue' } | { kind: 'abort' } | null;

interface RunnerSources {
  evaluate: (node: Node) => Value;
  bindingOf: (identifier: Extract<Node, { type: 'Identifier' }>) => Binding | null;
  member: (of: Value, key: string) => Value;
  /** False when the file has used up its steps. */
  spend: () => boolean;
  environment: () => Environment | null;
  /** What was remembered of objects from elsewhere counts no longer: a name outside is written. */
  forget: () => void;
}

export interface Runner {
  run: (fn: FunctionNode, args: Value[], environment: Environment) => Value;
  assign: (node: Extract<Node, { type: 'AssignmentExpression' }>) => Value;
  update: (node: Extract<Node, { type: 'UpdateExpression' }>) => Value;
  give: (node: Extract<Node, { type: 'YieldExpression' }>) => Value;
}

const ABORT: Outcome = { kind: 'abort' };
const LOOP_LIMIT = 20_000;
const CALL_DEPTH = 8;

/**
 * Follows a small pure function step by step over known values, which is how decoders are read.
 * Anything it does not know ends the attempt; nothing is executed.
 */
export function createRunner(sources: RunnerSources): Runner {
  const { evaluate } = sources;
  let nesting = 0;
  /** What the generators that are being followed have given so far, the innermost last. */
  const given: Value[][] = [];

  function run(fn: FunctionNode, args: Value[], environment: Environment): Value {
    if (nesting >= CALL_DEPTH || !fn.body) return UNKNOWN;
    nesting += 1;
    const saved: [Binding, Value | undefined][] = [];
    fn.params.forEach((parameter, index) => {
      for (const leaf of patternLeaves(parameter)) {
        const binding = leaf.target.type === 'Identifier' ? sources.bindingOf(leaf.target) : null;
        if (!binding) continue;
        saved.push([binding, environment.get(binding)]);
        const passed = leaf.rest
          ? { kind: 'list' as const, items: args.slice(index) }
          : step(args[index] ?? constant(undefined), leaf.path);
        environment.set(
          binding,
          owned(
            isUndefined(passed) && leaf.fallback
              ? step(evaluate(leaf.fallback.value), leaf.fallback.path)
              : passed,
          ),
        );
      }
    });
    if (fn.generator) given.push([]);
    const outcome = fn.body.type === 'BlockStatement' ? block(fn.body.body) : null;
    const value =
      fn.body.type === 'BlockStatement'
        ? outcome?.kind === 'return'
          ? outcome.value
          : outcome
            ? UNKNOWN
            : constant(undefined)
        : evaluate(fn.body);
    for (const [binding, before] of saved) {
      if (before) environment.set(binding, before);
      else environment.delete(binding);
    }
    nesting -= 1;
    const items = fn.generator ? given.pop() : undefined;
    // A generator followed to its end is the list of what it gives.
    return items ? (outcome && outcome.kind !== 'return' ? UNKNOWN : { kind: 'list', items }) : value;
  }

  function block(statements: readonly Node[]): Outcome {
    for (const statement of statements) {
      const outcome = execute(statement);
      if (outcome) return outcome;
    }
    return null;
  }

  function execute(node: Node): Outcome {
    if (!sources.spend()) return ABORT;
    switch (node.type) {
      case 'EmptyStatement':
      case 'FunctionDeclaration':
        return null;
      case 'BlockStatement':
        return block(node.body);
      case 'TryStatement':
        return block(node.block.body);
      case 'ReturnStatement':
        return { kind: 'return', value: node.argument ? evaluate(node.argument) : constant(undefined) };
      case 'BreakStatement':
        return node.label ? ABORT : { kind: 'break' };
      case 'ContinueStatement':
        return node.label ? ABORT : { kind: 'continue' };
      case 'ExpressionStatement':
        return effect(node.expression);
      case 'VariableDeclaration':
        for (const { id, init } of node.declarations)
          declare(id, init ? evaluate(init) : constant(undefined));
        return null;
      case 'IfStatement': {
        const truth = truthiness(evaluate(node.test));
        if (truth === null) return ABORT;
        return truth ? execute(node.consequent) : node.alternate ? execute(node.alternate) : null;
      }
      case 'ForStatement':
        if (node.init) {
          const started = node.init.type === 'VariableDeclaration' ? execute(node.init) : effect(node.init);
          if (started) return started;
        }
        return loop(node.test, node.update, node.body);
      case 'WhileStatement':
        return loop(node.test, null, node.body);
      case 'ForOfStatement':
        return forOf(node);
      case 'SwitchStatement':
        return choose(node);
      default:
        return ABORT;
    }
  }

  function choose({ discriminant, cases }: Extract<Node, { type: 'SwitchStatement' }>): Outcome {
    const value = evaluate(discriminant);
    if (value.kind !== 'constant') return ABORT;
    const isMatch = (test: Node | null): boolean => {
      const wanted = test ? evaluate(test) : null;
      return wanted?.kind === 'constant' && wanted.value === value.value;
    };
    let from = cases.findIndex(({ test }) => isMatch(test));
    if (from < 0) from = cases.findIndex(({ test }) => test === null);
    for (const { consequent } of from < 0 ? [] : cases.slice(from)) {
      const outcome = block(consequent);
      if (outcome?.kind === 'break') return null;
      if (outcome) return outcome;
    }
    return null;
  }

  function effect(node: Node): Outcome {
    if (node.type === 'SequenceExpression') {
      for (const part of node.expressions) if (effect(part)) return ABORT;
      return null;
    }
    if (node.type === 'CallExpression' && push(node)) return null;
    evaluate(node);
    return null;
  }

  /** `list.push(value)` is the one mutation decoders need. */
  function push(node: Extract<Node, { type: 'CallExpression' }>): boolean {
    const { callee } = node;
    if (
      callee.type !== 'MemberExpression' ||
      callee.property.type !== 'Identifier' ||
      callee.property.name !== 'push'
    )
      return false;
    const list = evaluate(callee.object);
    if (list.kind !== 'list') return false;
    list.items.push(...node.arguments.map(evaluate));
    return true;
  }

  function loop(test: Node | null, update: Node | null, body: Node): Outcome {
    for (let turn = 0; turn < LOOP_LIMIT; turn += 1) {
      const truth = test ? truthiness(evaluate(test)) : true;
      if (truth === null || !sources.spend()) return ABORT;
      if (!truth) return null;
      const outcome = execute(body);
      if (outcome?.kind === 'break') return null;
      if (outcome && outcome.kind !== 'continue') return outcome;
      if (update) effect(update);
    }
    return ABORT;
  }

  function forOf(node: Extract<Node, { type: 'ForOfStatement' }>): Outcome {
    const over = evaluate(node.right);
    const declared = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
    const items =
      over.kind === 'list'
        ? over.items
        : over.kind === 'constant' && typeof over.value === 'string'
          ? Array.from(over.value, (char) => constant(char))
          : null;
    if (!items || !declared) return ABORT;
    for (const item of items) {
      declare(declared, item);
      const outcome = execute(node.body);
      if (outcome?.kind === 'break') return null;
      if (outcome && outcome.kind !== 'continue') return outcome;
    }
    return null;
  }

  function declare(pattern: Node, value: Value): void {
    for (const leaf of patternLeaves(pattern)) {
      const binding = leaf.target.type === 'Identifier' ? sources.bindingOf(leaf.target) : null;
      if (binding) sources.environment()?.set(binding, owned(step(value, leaf.path)));
    }
  }

  function assign(node: Extract<Node, { type: 'AssignmentExpression' }>): Value {
    const right = evaluate(node.right);
    const value = assigned(node, right);
    store(node.left, value);
    return value;
  }

  function assigned(node: Extract<Node, { type: 'AssignmentExpression' }>, right: Value): Value {
    switch (node.operator) {
      case '=':
      case '&&=':
        return right;
      case '??=':
      case '||=': {
        const before = evaluate(node.left);
        return before.kind === 'constant' ? (before.value ? before : right) : union([before, right]);
      }
      default:
        return foldBinary(node.operator.slice(0, -1), evaluate(node.left), right);
    }
  }

  function update(node: Extract<Node, { type: 'UpdateExpression' }>): Value {
    const before = numberOf(evaluate(node.argument));
    if (before === null) return UNKNOWN;
    const after = constant(node.operator === '++' ? before + 1 : before - 1);
    store(node.argument, after);
    return node.prefix ? after : constant(before);
  }

  function step(value: Value, path: readonly (string | Node)[]): Value {
    let at = value;
    for (const key of path) {
      if (typeof key !== 'string' || at.kind === 'unknown') return UNKNOWN;
      at =
        at.kind === 'list' && /^\d+$/.test(key)
          ? (at.items[Number(key)] ?? constant(undefined))
          : sources.member(at, key);
    }
    return at;
  }

  function store(target: Node, value: Value): void {
    if (target.type === 'MemberExpression') {
      const list = evaluate(target.object);
      const key = target.computed ? numberOf(evaluate(target.property)) : null;
      if (list.kind === 'list' && key !== null && key >= 0 && key < LOOP_LIMIT) list.items[key] = value;
    } else {
      if (!isHeld(target)) sources.forget();
      declare(target, value);
    }
  }

  function isHeld(target: Node): boolean {
    const binding = target.type === 'Identifier' ? sources.bindingOf(target) : null;
    return binding !== null && sources.environment()?.has(binding) === true;
  }

  function give({ argument, delegate }: Extract<Node, { type: 'YieldExpression' }>): Value {
    const value = argument ? evaluate(argument) : constant(undefined);
    const items = given.at(-1);
    if (delegate && value.kind === 'list') items?.push(...value.items);
    else items?.push(value);
    return UNKNOWN;
  }

  return { run, assign, update, give };
}

function isUndefined(value: Value): boolean {
  return value.kind === 'constant' && value.value === undefined;
}

/** Lists inside a run belong to the run, so that writing to them changes nothing outside. */
function owned(value: Value): Value {
  return value.kind === 'list' ? { kind: 'list', items: [...value.items] } : value;
}

import { defineRule, type RuleContext } from '../rule.ts';
import {
  bare,
  childrenOf,
  contains,
  enclosingFunction,
  isFunctionNode,
  writtenKey,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import type { CallNode } from '../values/resolve-call.ts';
import { declaredAs } from './helpers.ts';

/** Beyond so many rounds, or so many bytes at once, nothing useful is meant. */
const MANY = 50_000_000;
const LARGE = 10_000_000;
/** What stops a page or a process when it is done without end. */
const HEAVY =
  /^(?:history\.(?:push|replace)State|alert|confirm|prompt|open|location\.(?:assign|replace|reload)|document\.write|(?:localStorage|sessionStorage)\.setItem|fetch|Worker|WebSocket|postMessage|globalThis\.postMessage|fs\.(?:write|append)\w+|console\.\w+)$/;
const BUFFERS =
  /^(?:Array|ArrayBuffer|SharedArrayBuffer|(?:Big)?(?:U?int|Float)\d+(?:Clamped)?Array|Uint8ClampedArray|Int8Array|Buffer\.alloc(?:Unsafe)?)$/i;
const KEEPS = new Set(['push', 'unshift', 'set', 'add', 'append', 'concat']);
/** Ways to be called again before anything else is. */
const AT_ONCE = /^(?:queueMicrotask|process\.nextTick)$/;
const ADDS = new Set([
  'append',
  'appendChild',
  'prepend',
  'insertBefore',
  'after',
  'before',
  'insertAdjacentHTML',
]);

export const resourceFlood = defineRule({
  id: 'resource-flood',
  severity: 'high',
  threat: 'denial-of-service',
  title: 'Time or memory is taken without end',
  why: 'The page or the server stops answering, for everyone who is on it.',
  fix: 'Give the work an end, wait between its rounds, and let go of what was used.',
  example: {
    bad: 'const held = []; setInterval(() => held.push(new Uint8Array(1e8)), 10);',
    good: 'const held = new Uint8Array(1e6); setInterval(() => held.fill(0), 1000);',
  },
  cwe: 400,
  visit: {
    named: (call, context) => {
      const { file, report } = context;
      const [fn] = call.args;
      const listener = fn && functionOf(fn, context);
      if (!listener) return;
      if (call.names.includes('setInterval')) {
        const kept = callsIn(listener, context).find((inner) => keepsMuch(inner, context));
        if (kept) report(kept, { message: 'More and more memory is kept at every tick.' });
      } else if (call.names.includes('MutationObserver')) {
        const body = file.text.slice(listener.start, listener.end);
        const added = /\bif\b|\?|&&|disconnect|takeRecords|\bfor\b|forEach/.test(body)
          ? undefined
          : callsIn(listener, context).find((inner) => ADDS.has(keyOf(inner) ?? ''));
        if (added) report(added, { message: 'What is added here is what it waits for: it never ends.' });
      }
    },
    function: (fn, context) => {
      const again = againAtOnce(fn, context);
      if (again) context.report(again, { message: 'This calls itself again before anything else may run.' });
    },
    file: (context) => {
      const { file, report } = context;
      for (const loop of file.index.loops) {
        if (waitsLong(loop, context))
          report(loop, { message: 'Until a time has come, nothing else may run.' });
        if (loop.type !== 'ForStatement' || !isLong(loop.test, context)) continue;
        if (/\b(?:break|return|throw|await|yield)\b/.test(file.text.slice(loop.body.start, loop.body.end)))
          continue;
        const act = file.index.calls.find(
          (call) =>
            contains(loop.body, call) && file.evaluator.call(call).names.some((name) => HEAVY.test(name)),
        );
        if (act) report(act, { message: 'This is done many millions of times in a row.' });
      }
    },
  },
});

function isLong(test: Node | null, { file }: RuleContext): boolean {
  if (test?.type !== 'BinaryExpression' || !/^<=?$/.test(test.operator)) return false;
  const limit = file.evaluator.evaluate(test.right);
  return limit.kind === 'constant' && typeof limit.value === 'number' && limit.value >= MANY;
}

const CLOCK = /\bDate\.now\(\)|performance\.now\(\)|new Date\b/;
/** Milliseconds for which nobody waits without letting others run. */
const LONG_WAIT = 5_000;

/** `while (Date.now() < until);`, where `until` is far away. */
function waitsLong(loop: RuleContext['file']['index']['loops'][number], { file }: RuleContext): boolean {
  if (loop.type !== 'WhileStatement' && loop.type !== 'ForStatement') return false;
  const isEmpty =
    loop.body.type === 'EmptyStatement' ||
    (loop.body.type === 'BlockStatement' && loop.body.body.length === 0);
  if (!isEmpty || loop.test?.type !== 'BinaryExpression') return false;
  if (!CLOCK.test(file.text.slice(loop.test.start, loop.test.end))) return false;
  return constantsIn(loop.test, file).some((number) => number >= LONG_WAIT);
}

/** Numbers that an expression is made of, also by the names in it. */
function constantsIn(node: Node, file: RuleContext['file'], depth = 0): number[] {
  const value = file.evaluator.evaluate(node);
  if (value.kind === 'constant') return typeof value.value === 'number' ? [value.value] : [];
  if (depth > 4 || node.type === 'CallExpression') return [];
  const declared = declaredAs(node, { file });
  return (declared ? [declared] : childrenOf(node)).flatMap((part) => constantsIn(part, file, depth + 1));
}

/** `held.push(new Uint8Array(64e6))`, where `held` is of outside. */
function keepsMuch(call: CallNode, context: RuleContext): boolean {
  if (call.type !== 'CallExpression' || !KEEPS.has(keyOf(call) ?? '')) return false;
  return call.arguments.some((argument) => {
    const made = bare(argument);
    if (made.type !== 'NewExpression' && made.type !== 'CallExpression') return false;
    const { names, args } = context.file.evaluator.call(made);
    const isRepeated = keyOf(made) === 'repeat';
    if (!isRepeated && !names.some((name) => BUFFERS.test(name))) return false;
    const size = args[0] ? context.file.evaluator.evaluate(args[0]) : null;
    return size?.kind === 'constant' && Number(size.value) >= LARGE;
  });
}

/** `const spin = () => Promise.resolve().then(spin)`. */
function againAtOnce(fn: FunctionNode, context: RuleContext): Node | null {
  const { file } = context;
  if (fn.async || !fn.body || fn.end - fn.start > 300) return null;
  if (!/\.then\(|queueMicrotask|nextTick/.test(file.text.slice(fn.start, fn.end))) return null;
  if (/\bif\b|\?|&&|\|\||\bawait\b|\bswitch\b/.test(file.text.slice(fn.start, fn.end))) return null;
  for (const call of callsIn(fn, context)) {
    if (call.type !== 'CallExpression' || enclosingFunction(call) !== fn) continue;
    const isAtOnce =
      file.evaluator.call(call).names.some((name) => AT_ONCE.test(name)) ||
      (keyOf(call) === 'then' && isSettled(call, context));
    if (isAtOnce && call.arguments[0] && functionOf(call.arguments[0], context) === fn) return call;
  }
  return null;
}

/** `Promise.resolve().then`: nothing is waited for. */
function isSettled(call: Extract<CallNode, { type: 'CallExpression' }>, { file }: RuleContext): boolean {
  const callee = bare(call.callee);
  const from = callee.type === 'MemberExpression' ? bare(callee.object) : null;
  return from?.type === 'CallExpression' && file.evaluator.call(from).names.includes('Promise.resolve');
}

function functionOf(node: Node, { file }: RuleContext): FunctionNode | null {
  if (isFunctionNode(node)) return node;
  const value = node.type === 'Identifier' ? file.evaluator.evaluate(node) : null;
  return value?.kind === 'function' ? value.node : null;
}

function callsIn(fn: FunctionNode, { file }: RuleContext): CallNode[] {
  return file.index.calls.filter((call) => call !== fn.parent && contains(fn, call));
}

function keyOf(call: CallNode): string | null {
  if (call.type !== 'CallExpression') return null;
  const callee = bare(call.callee);
  return callee.type === 'MemberExpression' ? writtenKey(callee.property, callee.computed) : null;
}

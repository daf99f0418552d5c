import { patternLeaves } from '../scope/patterns.ts';
import { bare, isFunctionNode, writtenKey, type FunctionNode, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import { textOf, type Value } from '../values/value.ts';
import type { Source, SourceKind } from './source.ts';

const EVENTS: ReadonlyMap<string, SourceKind> = new Map([
  ['keydown', 'input'],
  ['keyup', 'input'],
  ['keypress', 'input'],
  ['paste', 'clipboard'],
  ['copy', 'clipboard'],
  ['cut', 'clipboard'],
  ['beforeinput', 'input'],
  ['compositionend', 'input'],
  ['storage', 'storage'],
  ['dataavailable', 'input'],
  ['reportingobserver', 'page'],
  ['message', 'message'],
  ['mutation', 'page'],
  ['input', 'input'],
  ['change', 'input'],
  // What a page asks for passes through its service worker.
  ['fetch', 'intercepted'],
]);

const LISTENS = new Set(['addEventListener', 'on', 'once', 'addListener', 'prependListener']);

/** What listeners are told: the keys a person presses, and the messages a socket brings. */
export function listenerSources(file: SourceFile): Source[] {
  const found: Source[] = [];
  for (const node of file.index.calls) {
    if (node.type === 'NewExpression' && node.arguments[0]) {
      const isObserver = file.evaluator.call(node).names.includes('MutationObserver');
      if (isObserver) found.push(...fromListener('mutation', node.arguments[0], null, file));
    }
    if (node.type !== 'CallExpression') continue;
    const callee = bare(node.callee);
    const name =
      callee.type === 'MemberExpression'
        ? writtenKey(callee.property, callee.computed)
        : callee.type === 'Identifier'
          ? callee.name
          : null;
    const [type, listener] = node.arguments;
    if (name === null || !LISTENS.has(name) || !type || !listener) continue;
    const event = textOf(file.evaluator.evaluate(type));
    const receiver = callee.type === 'MemberExpression' ? callee.object : null;
    if (name !== 'addEventListener') {
      if (
        receiver &&
        event !== null &&
        (isRemoteControl(receiver, file) ||
          (/^(?:data|message)$/.test(event) && isConnection(receiver, file)))
      )
        found.push(...fromListener('message', listener, receiver, file));
      continue;
    }
    if (event !== null) found.push(...fromListener(event, listener, receiver, file));
  }
  for (const { left, right } of file.index.assignments) {
    const target = bare(left);
    const name =
      target.type === 'MemberExpression'
        ? writtenKey(target.property, target.computed)
        : target.type === 'Identifier' && !file.evaluator.bindingOf(target)
          ? target.name
          : null;
    if (name?.startsWith('on'))
      found.push(
        ...fromListener(
          name.slice(2),
          right,
          target.type === 'MemberExpression' ? target.object : null,
          file,
        ),
      );
  }
  return found;
}

function fromListener(event: string, listener: Node, receiver: Node | null, file: SourceFile): Source[] {
  // Whatever the event of a stream is called, a server sends it.
  let kind = EVENTS.get(event) ?? (receiver ? kindOfAnswer(event, receiver, file) : undefined);
  const fn = functionOf(listener, file);
  const parameter = fn?.params[0];
  if (!kind || !parameter) return [];
  // A socket brings messages from outside, any other window may post one, and a worker is the program's own.
  if (kind === 'message') {
    const value = receiver ? file.evaluator.evaluate(receiver) : null;
    const isSocket =
      receiver !== null &&
      value !== null &&
      (isBrowserSocket(value) || isConnection(receiver, file) || isRemoteControl(receiver, file));
    const isWindow = receiver === null || (value?.kind === 'global' && value.name === 'globalThis');
    if (!isSocket && !isWindow) return [];
    kind = isSocket ? 'message' : 'posted';
  }
  const told = kind;
  return patternLeaves(parameter).flatMap(({ target }) => {
    const binding = target.type === 'Identifier' ? file.evaluator.bindingOf(target) : null;
    return binding ? [{ kind: told, from: binding, node: target, label: `${event} event` }] : [];
  });
}

function kindOfAnswer(event: string, receiver: Node, file: SourceFile): SourceKind | undefined {
  if (event === 'success' && isDatabase(receiver, file)) return 'storage';
  return isStream(receiver, file) ? 'message' : undefined;
}

/** `indexedDB.open('app')`, or a name it was given. */
function isDatabase(node: Node, file: SourceFile): boolean {
  const inner = bare(node);
  const made = inner.type === 'Identifier' ? file.evaluator.bindingOf(inner)?.writes[0]?.value : inner;
  return (
    made?.type === 'CallExpression' &&
    file.evaluator.call(made).names.some((name) => name.startsWith('indexedDB.'))
  );
}

/** A client whose events all come from a server. */
function isRemoteControl(node: Node, file: SourceFile): boolean {
  const inner = bare(node);
  const writes = inner.type === 'Identifier' ? (file.evaluator.bindingOf(inner)?.writes ?? []) : [];
  return writes.some(({ value }) => {
    const made = value ? bare(value) : null;
    return (
      (made?.type === 'CallExpression' || made?.type === 'NewExpression') &&
      file.evaluator
        .call(made)
        .names.some((name) =>
          /^(?:npm:(?:socket\.io-client|sockjs-client|mqtt|pusher-js|paho-mqtt|engine\.io-client)(?:\.\w+)?|io)$/.test(
            name,
          ),
        )
    );
  });
}

function isStream(node: Node, file: SourceFile): boolean {
  const value = file.evaluator.evaluate(node);
  return value.kind === 'instance' && value.of === 'EventSource';
}

function isBrowserSocket(value: Value): boolean {
  return value.kind === 'instance' && /WebSocket|EventSource|npm:ws/.test(value.of);
}

/** A connection that was opened here, or one that a server here is handed. */
function isConnection(node: Node, file: SourceFile): boolean {
  const value = file.evaluator.evaluate(node);
  if (value.kind === 'instance') return /^(?:net|tls|dgram|npm:ws)\b|WebSocket/.test(value.of);
  const inner = bare(node);
  const writes = inner.type === 'Identifier' ? (file.evaluator.bindingOf(inner)?.writes ?? []) : [];
  return writes.some(({ kind, owner }) => {
    const call = kind === 'parameter' ? owner?.parent : null;
    return (
      call?.type === 'CallExpression' &&
      file.evaluator.call(call).names.some((name) => /^(?:net|tls)\.(?:createServer|Server)$/.test(name))
    );
  });
}

function functionOf(node: Node, file: SourceFile): FunctionNode | null {
  if (isFunctionNode(node)) return node;
  const value = file.evaluator.evaluate(node);
  return value.kind === 'function' ? value.node : null;
}

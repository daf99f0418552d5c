import { memberWrites } from '../facts/member-writes.ts';
import { patternLeaves } from '../scope/patterns.ts';
import { contains, isFunctionNode, writtenKey, type FunctionNode, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import type { Source } from './source.ts';

/** Functions of everyone, through which other code sends, stores or asks for secrets. */
const SHARED =
  /^(?:fetch|globalThis\.fetch|XMLHttpRequest(?:\.prototype\.(?:open|send|setRequestHeader))?|WebSocket(?:\.prototype\.send)?|navigator\.(?:sendBeacon|credentials\.(?:get|create)|clipboard\.writeText)|(?:Storage\.prototype|localStorage|sessionStorage)\.setItem|HTMLFormElement\.prototype\.submit|EventTarget\.prototype\.addEventListener|HTMLInputElement\.prototype\.\w+|ethereum\.\w+|(?:https?|http2)\.(?:request|get)|(?:module\.constructor|module|module\.Module)(?:\.prototype)?\.(?:_load|require|_compile)|crypto\.subtle\.\w+|JSON\.parse|process\.stdin\.\w+|console\.\w+|net\.Socket\.prototype\.\w+|tls\.connect|Object\.prototype\.toJSON|Request|Headers\.prototype\.\w+|FormData\.prototype\.append|history\.pushState|process\.env|npm:\S+\.\w+|(?:Array|String|Object|Function|Promise|Map|Set|RegExp|Date|Number|Element|Node|Document|HTML\w*Element|Event|Response|Request|Blob|FileReader|URLSearchParams|IDB\w+|Buffer|EventEmitter|events)\.prototype\.\w+)$/;

/** What other code passes to a shared function that this file has put its own in place of. */
export function interceptedSources(file: SourceFile): Source[] {
  return [
    ...watched(file),
    ...[...replaced(file), ...proxied(file)].flatMap(({ fn, name }) => [
      ...fn.params.flatMap((parameter) => parametersOf(parameter, name, file)),
      ...argumentsIn(fn, name, file),
      ...answersIn(fn, name, file),
    ]),
  ];
}

/** Names of members that hold what people keep to themselves. */
const SECRET_NAMES =
  /\/[^/\n]*(?:pass|token|secret|card|cvv|iban|ssn|otp|auth)[^/\n]*\/[a-z]*\.(?:test|exec)\(|===?\s*['"`](?:password|passwd|token|secret|card\w*|cvv|iban|ssn|otp)['"`]/i;

/** `new Proxy(state, { set(target, key, value) { … } })` that waits for members named after secrets. */
function watched(file: SourceFile): Source[] {
  if (!/\bProxy\b/.test(file.text) || !SECRET_NAMES.test(file.text)) return [];
  return file.index.calls.flatMap((node) => {
    if (node.type !== 'NewExpression' || !file.evaluator.call(node).names.includes('Proxy')) return [];
    const handler = node.arguments[1];
    if (handler?.type !== 'ObjectExpression') return [];
    return handler.properties.flatMap((property) => {
      if (property.type !== 'Property' || !isFunctionNode(property.value)) return [];
      const { value: fn } = property;
      const told = writtenKey(property.key, property.computed) === 'set' ? fn.params[2] : undefined;
      return told && SECRET_NAMES.test(file.text.slice(fn.start, fn.end))
        ? parametersOf(told, 'a watched object', file)
        : [];
    });
  });
}

interface Hook {
  fn: FunctionNode;
  name: string;
}

function replaced(file: SourceFile): Hook[] {
  return memberWrites(file).flatMap(({ name, value, key, object }) => {
    const shared = name ?? prototypeMember(object, key, file);
    const fn = functionOf(value, file);
    return fn && shared !== null && SHARED.test(shared) ? [{ fn, name: shared }] : [];
  });
}

/** `XMLHttpRequest.prototype` kept under a short name first. */
function prototypeMember(object: Node, key: string, file: SourceFile): string | null {
  const owner = file.evaluator.resolveGlobal(object);
  return owner === null ? null : `${owner}.${key}`;
}

/** `new Proxy(fetch, { apply(target, self, args) { … } })`. */
function proxied(file: SourceFile): Hook[] {
  return file.index.calls.flatMap((node) => {
    if (node.type !== 'NewExpression' || !file.evaluator.call(node).names.includes('Proxy')) return [];
    const [target, handler] = node.arguments;
    const name = target ? file.evaluator.resolveGlobal(target) : null;
    if (name === null || !SHARED.test(name) || handler?.type !== 'ObjectExpression') return [];
    return handler.properties.flatMap((property) => {
      const isTrap =
        property.type === 'Property' &&
        /^(?:apply|construct|get)$/.test(writtenKey(property.key, property.computed) ?? '');
      return isTrap && isFunctionNode(property.value) ? [{ fn: property.value, name }] : [];
    });
  });
}

function functionOf(node: Node, file: SourceFile): FunctionNode | null {
  if (isFunctionNode(node)) return node;
  const value = file.evaluator.evaluate(node);
  return value.kind === 'function' ? value.node : null;
}

function parametersOf(parameter: Node, name: string, file: SourceFile): Source[] {
  return patternLeaves(parameter).flatMap(({ target }) => {
    const binding = target.type === 'Identifier' ? file.evaluator.bindingOf(target) : null;
    return binding
      ? [{ kind: 'intercepted' as const, from: binding, node: target, label: `calls of ${name}` }]
      : [];
  });
}

function argumentsIn(fn: FunctionNode, name: string, file: SourceFile): Source[] {
  return file.index.identifiers
    .filter((node) => node.name === 'arguments' && contains(fn, node))
    .map((node) => ({ kind: 'intercepted', from: node, node, label: `calls of ${name}` }));
}

/** What the replaced function answered belongs to the code that asked. */
function answersIn(fn: FunctionNode, name: string, file: SourceFile): Source[] {
  if (name !== 'fetch' && !/JSON|ethereum|credentials/.test(name)) return [];
  return file.index.calls
    .filter((node) => contains(fn, node) && file.evaluator.call(node).names.includes(name))
    .filter((node) => node.type === 'CallExpression' && node.arguments[0]?.type !== 'Literal')
    .map((node) => ({ kind: 'intercepted', from: node, node, label: `answers of ${name}` }));
}

import type { Binding } from '../scope/scope.ts';
import { bare, enclosingClass, writtenKey, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import { textOf } from '../values/value.ts';
import type { Source } from './source.ts';

/** What whoever writes a link decides: the address of the page, where it was opened from, the window's name. */
const ADDRESS =
  /^(?:location(?:\.(?:hash|search|href))?|document\.(?:URL|documentURI|referrer|baseURI|location)|navigation\.currentEntry\.url|globalThis\.name|name)$/;
/** Names of the whole address, of which a part is taken where one is used. */
const WHOLE = /^(?:location|document\.location)$/;
const FIELD = /password|passwd|\bcv[vc]\b|card-?num|cc-num|\biban\b|\bssn\b|\botp\b|\bpin\b/i;

/** Where strangers' words enter a page by its address, and where people's secrets enter by its fields. */
export function pageSources(file: SourceFile): Source[] {
  const found: Source[] = [];
  const { evaluator, index } = file;
  for (const node of index.members) {
    const name = evaluator.resolveGlobal(node);
    // Only `window.name` is written with its owner; a plain `name` is a forgotten variable.
    if (name !== null && ADDRESS.test(name) && !(WHOLE.test(name) && isPassedBy(node)) && !isWritten(node))
      found.push({ kind: 'address', from: node, node, label: name === 'name' ? 'window.name' : name });
  }
  for (const node of index.identifiers) {
    if (node.name !== 'location' || isPassedBy(node) || isWritten(node)) continue;
    const { parent } = node;
    const isName = parent?.type === 'MemberExpression' && parent.property === node && !parent.computed;
    const isKey = parent?.type === 'Property' && parent.key === node && !parent.shorthand;
    if (!isName && !isKey && !evaluator.bindingOf(node))
      found.push({ kind: 'address', from: node, node, label: 'location' });
  }
  const fields = index.members.filter((node) => isField(node, file));
  if (fields.length > 0 && FIELD.test(file.text)) for (const node of fields) found.push(field(node));
  found.push(...listenedFields(file));
  for (const node of index.calls)
    if (
      (node.type === 'NewExpression' &&
        node.arguments[0] &&
        evaluator.call(node).names.includes('FormData')) ||
      isSerialized(node)
    )
      found.push({ kind: 'input', from: node, node, label: 'a form' });
  return found;
}

const TYPING = /^(?:key(?:down|up|press)|input|change|blur|focusout)$/;

/** `field.value`, where the same `field` is listened to as somebody types. */
function listenedFields({ evaluator, index, text }: SourceFile): Source[] {
  if (!text.includes('addEventListener') || !text.includes('.value')) return [];
  const fields = new Set<Binding>();
  for (const node of index.calls) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') continue;
    const { object, property } = node.callee;
    if (
      object.type !== 'Identifier' ||
      property.type !== 'Identifier' ||
      property.name !== 'addEventListener'
    )
      continue;
    const event = node.arguments[0] ? textOf(evaluator.evaluate(node.arguments[0])) : null;
    const binding = event !== null && TYPING.test(event) ? evaluator.bindingOf(object) : null;
    if (binding) fields.add(binding);
  }
  if (fields.size === 0) return [];
  return index.members.flatMap((node) => {
    if (node.computed || node.object.type !== 'Identifier' || isWritten(node)) return [];
    if (node.property.type !== 'Identifier' || node.property.name !== 'value') return [];
    const binding = evaluator.bindingOf(node.object);
    return binding && fields.has(binding) ? [field(node)] : [];
  });
}

/** `$(form).serialize()`. */
function isSerialized(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { object, property } = node.callee;
  return (
    property.type === 'Identifier' &&
    /^serialize(?:Array)?$/.test(property.name) &&
    object.type === 'CallExpression' &&
    object.callee.type === 'Identifier' &&
    /^(?:\$|jQuery)$/.test(object.callee.name)
  );
}

function field(node: Node): Source {
  return { kind: 'input', from: node, node, label: 'a field' };
}

/** `location.hash` is the source, not the `location` in it; `location.assign(…)` reads nothing. */
function isPassedBy(node: Node): boolean {
  return node.parent?.type === 'MemberExpression' && node.parent.object === node;
}

function isWritten(node: Node): boolean {
  return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
}

/** `event.target.value`, in a file that asks for secrets. */
function isField(node: Node, { evaluator }: SourceFile): boolean {
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return false;
  if (node.property.name !== 'value') return false;
  // In a listener that is no method, `this` is the field.
  if (node.object.type === 'ThisExpression') return enclosingClass(node) === null;
  const object = bare(node.object);
  if (isTarget(object)) return true;
  // `const field = event.target`, or `({ target: field }) => …`.
  const writes = object.type === 'Identifier' ? (evaluator.bindingOf(object)?.writes ?? []) : [];
  return writes.some(({ value, path, kind }) => {
    const taken = path.at(-1);
    if (typeof taken === 'string') return TARGET.test(taken);
    return value !== null && kind !== 'parameter' && taken === undefined && isTarget(bare(value));
  });
}

/** Members that hold an element: of an event, and of a reference that a framework fills. */
const TARGET = /^(?:target|currentTarget|srcElement|current)$/;

function isTarget(node: Node): boolean {
  return node.type === 'MemberExpression' && TARGET.test(writtenKey(node.property, node.computed) ?? '');
}

import type {
  RemoteCommentSerialization,
  RemoteElementSerialization,
  RemoteNodeSerialization,
  RemoteTextSerialization,
} from '@remote-dom/core';
import type { Allowlist, AllowedElement } from './allowlist.ts';
import { bareRecord } from './bare-record.ts';
import type { Json } from '@guildhall/plugin-sdk/wire';
import { checkProp, isForbiddenProp } from './check-prop.ts';
import { isPlainObject } from './plain-object.ts';
import { SandboxError } from './sandbox-error.ts';
import type { GuardedNode, TreeGuard } from './tree-guard.ts';

/** Calls a listener inside the plugin. */
export type Listener = (...args: unknown[]) => void;

/** What a node is checked against. */
export interface NodeRules {
  readonly allowed: Allowlist;
  readonly guard: TreeGuard;
  /** The host's side of a listener the plugin knows by number. */
  readonly listener: (fn: number) => Listener;
}

const ELEMENT = 1;
const TEXT = 3;
const COMMENT = 8;
const MAX_TEXT = 64_000;
const MAX_ID = 32;

interface CheckedNode {
  readonly serialization: RemoteNodeSerialization;
  readonly node: GuardedNode;
}

/** Checks a node and all below it, and notes them in the guard. Throws a SandboxError on the first thing refused. */
export function checkNode(value: unknown, depth: number, rules: NodeRules): CheckedNode {
  if (!isPlainObject(value) || typeof value.id !== 'string' || value.id.length > MAX_ID) {
    throw refused('a node without an id');
  }
  const { id, type } = value;
  if (type === TEXT || type === COMMENT) {
    const node = rules.guard.add(id, null, depth);
    return { serialization: textNode(id, type, checkText(value.data)), node };
  }
  const element = typeof value.element === 'string' ? rules.allowed.get(value.element) : undefined;
  if (type !== ELEMENT || !element) throw refused(`the element <${String(value.element).slice(0, 40)}>`);
  if (hasEntries(value.attributes)) throw refused('attributes');

  const node = rules.guard.add(id, element, depth);
  const children = Array.isArray(value.children) ? value.children : [];
  const checked = children.map((child: unknown) => checkNode(child, depth + 1, rules));
  node.children.push(...checked.map((child) => child.node));
  const serialization: RemoteElementSerialization = {
    id,
    type: ELEMENT,
    element: String(value.element),
    properties: checkProps(element, value.properties),
    attributes: bareRecord(),
    eventListeners: checkListeners(element, value.eventListeners, rules),
    children: checked.map((child) => child.serialization),
  };
  return { serialization, node };
}

/** A text, as long as a page can bear. */
export function checkText(value: unknown): string {
  if (typeof value === 'string' && value.length <= MAX_TEXT) return value;
  throw refused(`a text that is none or longer than ${MAX_TEXT} characters`);
}

/** The host's side of `{ $fn: 7 }`. */
export function listenerFor(value: unknown, rules: NodeRules): Listener {
  const fn = isPlainObject(value) ? value.$fn : undefined;
  if (typeof fn !== 'number' || !Number.isSafeInteger(fn)) throw refused('a listener that is none');
  return rules.listener(fn);
}

/**
 * What the component gets for a prop. One the surface does not know is dropped, because a plugin may be written for hosts
 * that know more; one nobody may send, or of another type, is refused.
 */
export function propFor(element: AllowedElement, name: string, value: unknown): Json {
  const type = element.props.get(name);
  if (!type && !isForbiddenProp(name)) return null;
  const clean = type && checkProp(name, type, value);
  if (clean === undefined) throw refused(`the property "${name}" of ${element.component}`);
  return clean;
}

function checkProps(element: AllowedElement, props: unknown): Record<string, unknown> {
  const checked = bareRecord<unknown>();
  for (const [name, value] of entries(props)) {
    const clean = propFor(element, name, value);
    if (clean !== null) checked[name] = clean;
  }
  return checked;
}

function checkListeners(
  element: AllowedElement,
  listeners: unknown,
  rules: NodeRules,
): Record<string, Listener> {
  const checked = bareRecord<Listener>();
  for (const [event, value] of entries(listeners)) {
    if (!element.events.has(event)) throw refused(`the event "${event}" of ${element.component}`);
    if (value !== null) checked[event] = listenerFor(value, rules);
  }
  return checked;
}

function textNode(
  id: string,
  type: typeof TEXT | typeof COMMENT,
  data: string,
): RemoteTextSerialization | RemoteCommentSerialization {
  return type === TEXT ? { id, type, data } : { id, type, data };
}

function entries(value: unknown): [string, unknown][] {
  return isPlainObject(value) ? Object.entries(value) : [];
}

function hasEntries(value: unknown): boolean {
  return entries(value).length > 0;
}

function refused(what: string): SandboxError {
  return new SandboxError('INVALID_UI', `The plugin sent ${what}, which this place does not accept.`);
}

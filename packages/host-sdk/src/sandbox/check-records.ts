import {
  MUTATION_TYPE_INSERT_CHILD,
  MUTATION_TYPE_REMOVE_CHILD,
  MUTATION_TYPE_UPDATE_PROPERTY,
  MUTATION_TYPE_UPDATE_TEXT,
  UPDATE_PROPERTY_TYPE_EVENT_LISTENER,
  UPDATE_PROPERTY_TYPE_PROPERTY,
  type RemoteMutationRecord,
} from '@remote-dom/core';
import { checkNode, checkText, listenerFor, propFor, type NodeRules } from './check-node.ts';
import { SandboxError } from './sandbox-error.ts';
import { ROOT_ID, type GuardedNode } from './tree-guard.ts';

/**
 * Turns what a plugin sent into records that may reach a receiver. Every record is built anew from checked parts; one bad
 * record refuses them all, because a plugin that sends it is broken or hostile.
 *
 * @throws SandboxError naming what was refused.
 */
export function checkRecords(records: readonly unknown[], rules: NodeRules): RemoteMutationRecord[] {
  return records.map((record) => checkRecord(record, rules)).filter((record) => record !== null);
}

/** Null for a late record about a node that is gone already. */
function checkRecord(record: unknown, rules: NodeRules): RemoteMutationRecord | null {
  if (!Array.isArray(record)) throw refused('a record that is no list');
  const fields: readonly unknown[] = record;
  const [type, id, ...rest] = fields;
  if (typeof id !== 'string') throw refused('a record without a node id');
  const node = rules.guard.find(id);
  if (!node) return null;
  switch (type) {
    case MUTATION_TYPE_INSERT_CHILD:
      return insertChild(node, rest, rules);
    case MUTATION_TYPE_REMOVE_CHILD:
      return removeChild(node, rest, rules);
    case MUTATION_TYPE_UPDATE_TEXT:
      if (isParent(node)) throw refused('a text for something that is none');
      return [MUTATION_TYPE_UPDATE_TEXT, id, checkText(rest[0])];
    case MUTATION_TYPE_UPDATE_PROPERTY:
      return updateProperty(node, rest, rules);
    default:
      throw refused('a record of an unknown type');
  }
}

function insertChild(parent: GuardedNode, [child, at]: unknown[], rules: NodeRules): RemoteMutationRecord {
  assertParent(parent);
  const index = Math.min(position(at), parent.children.length);
  const { serialization, node } = checkNode(child, parent.depth + 1, rules);
  parent.children.splice(index, 0, node);
  return [MUTATION_TYPE_INSERT_CHILD, parent.id, serialization, index];
}

function removeChild(parent: GuardedNode, [at]: unknown[], rules: NodeRules): RemoteMutationRecord {
  assertParent(parent);
  const index = position(at);
  rules.guard.remove(parent, index);
  return [MUTATION_TYPE_REMOVE_CHILD, parent.id, index];
}

function updateProperty(
  node: GuardedNode,
  [name, value, kind]: unknown[],
  rules: NodeRules,
): RemoteMutationRecord | null {
  const { id, element } = node;
  if (typeof name !== 'string' || !element) throw refused('a property of something that has none');
  if (kind === UPDATE_PROPERTY_TYPE_EVENT_LISTENER) {
    if (!element.events.has(name)) throw refused(`the event "${name}" of ${element.component}`);
    const listener = value === null || value === undefined ? undefined : listenerFor(value, rules);
    return [MUTATION_TYPE_UPDATE_PROPERTY, id, name, listener, UPDATE_PROPERTY_TYPE_EVENT_LISTENER];
  }
  if (kind !== UPDATE_PROPERTY_TYPE_PROPERTY) throw refused('attributes');
  const checked = propFor(element, name, value);
  if (!element.props.has(name)) return null;
  return [MUTATION_TYPE_UPDATE_PROPERTY, id, name, checked ?? undefined, UPDATE_PROPERTY_TYPE_PROPERTY];
}

function assertParent(node: GuardedNode): void {
  if (!isParent(node)) throw refused('children of a text');
}

function isParent({ id, element }: GuardedNode): boolean {
  return element !== null || id === ROOT_ID;
}

function position(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw refused('a position that is no whole number');
}

function refused(what: string): SandboxError {
  return new SandboxError('INVALID_UI', `The plugin sent ${what}, which this place does not accept.`);
}

import { bare, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import { arms, asText } from '../values/value.ts';

/** One value put into a member, in whatever way it is written. */
export interface MemberWrite {
  object: Node;
  key: string;
  /** The shared name that is written, `element:script#src`, or null. */
  name: string | null;
  value: Node;
  node: Node;
}

/** Of a name that is one of several, so many are looked at. */
const MOST_KEYS = 4;

const known = new WeakMap<SourceFile, MemberWrite[]>();

/** Lists what a file writes to members: by assignment, Object.assign, Reflect.set, defineProperty or setAttribute. */
export function memberWrites(file: SourceFile): readonly MemberWrite[] {
  let found = known.get(file);
  if (!found) known.set(file, (found = findWrites(file)));
  return found;
}

function findWrites(file: SourceFile): MemberWrite[] {
  const found: MemberWrite[] = [];
  for (const node of file.index.assignments) {
    const target = bare(node.left);
    if (target.type !== 'MemberExpression') continue;
    const keys = target.computed
      ? arms(file.evaluator.evaluate(target.property)).flatMap((arm) => asText(arm) ?? [])
      : target.property.type === 'Identifier'
        ? [target.property.name]
        : [];
    for (const key of keys.slice(0, MOST_KEYS))
      found.push({
        object: target.object,
        key,
        name:
          keys.length === 1 ? file.evaluator.resolveGlobal(target) : nameOfWrite(target.object, key, file),
        value: node.right,
        node,
      });
  }
  for (const node of file.index.calls) {
    const call = file.evaluator.call(node);
    // Most calls reach no name that everyone shares.
    if (call.names.length > 0) found.push(...fromCall(call, file));
  }
  return found;
}

function fromCall(call: ResolvedCall, file: SourceFile): MemberWrite[] {
  const [object, second, third] = call.args;
  const write = (target: Node, key: string | null, value: Node | undefined): MemberWrite[] =>
    key === null || !value
      ? []
      : [{ object: target, key, name: nameOfWrite(target, key, file), value, node: call.node }];
  const text = (node: Node | undefined): string | null =>
    node ? asText(file.evaluator.evaluate(node)) : null;
  if (object && call.names.includes('Object.assign'))
    return call.args
      .slice(1)
      .flatMap((from) => propertiesOf(from, file).flatMap(([key, value]) => write(object, key, value)));
  if (object && call.names.includes('Reflect.set')) return write(object, text(second), third);
  if (object && third && call.names.some((name) => name.endsWith('.defineProperty'))) {
    const value = propertiesOf(third, file).find(([key]) => key === 'value')?.[1];
    return write(object, text(second), value);
  }
  if (!call.receiver) return [];
  if (call.names.some((name) => name.endsWith('#setAttribute')))
    return write(call.receiver, text(object), second);
  if (call.names.some((name) => name.endsWith('#setAttributeNS')))
    return write(call.receiver, text(second), third);
  return [];
}

function propertiesOf(node: Node, file: SourceFile): [string, Node][] {
  const value = file.evaluator.evaluate(node);
  if (value.kind !== 'object') return [];
  return value.node.properties.flatMap((property): [string, Node][] => {
    if (property.type !== 'Property') return [];
    const key =
      !property.computed && property.key.type === 'Identifier'
        ? property.key.name
        : asText(file.evaluator.evaluate(property.key));
    return key === null ? [] : [[key, property.value]];
  });
}

function nameOfWrite(target: Node, key: string, file: SourceFile): string | null {
  for (const arm of arms(file.evaluator.evaluate(target))) {
    if (arm.kind === 'instance') return `${arm.of}#${key}`;
    if (arm.kind === 'global') return `${arm.name}.${key}`;
  }
  return null;
}

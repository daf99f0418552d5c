import { writtenKey, type ClassNode } from '../syntax/node.ts';
import { memberOfUnknown } from './member-of-unknown.ts';
import type { MemberSources } from './member-sources.ts';
import { globalValue, union, UNKNOWN, type Value } from './value.ts';

/** How the members of a class above are found, which may be anything. */
type MemberOf = (base: Value, key: string, sources: MemberSources, depth: number) => Value;

/** Longest chain of classes that is followed; deeper ones are unknown. */
const CHAIN = 6;

/** The value of a static member: `Decoder.of`. */
export function memberOfClass(
  node: ClassNode,
  key: string,
  sources: MemberSources,
  memberOf: MemberOf,
  depth: number,
): Value {
  if (key === 'constructor') return globalValue('Function');
  return own(node, key, true, sources) ?? inherited(node, key, false, sources, memberOf, depth);
}

/** The value of a member of what `new` makes: a method, what a getter gives, what a field begins with. */
export function memberOfMade(
  node: ClassNode,
  key: string,
  sources: MemberSources,
  memberOf: MemberOf,
  depth: number,
): Value {
  if (key === 'constructor') return { kind: 'class', node };
  const begins = own(node, key, false, sources);
  const written = (sources.fieldsOf?.(node, key) ?? []).slice(0, 4).map(sources.evaluate);
  if (begins || written.length > 0) {
    const value = union([...(begins ? [begins] : []), ...written]);
    return value.kind === 'unknown' ? memberOfUnknown(key) : value;
  }
  return inherited(node, key, true, sources, memberOf, depth);
}

function own(node: ClassNode, key: string, isStatic: boolean, sources: MemberSources): Value | null {
  for (const member of node.body.body) {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue;
    if (member.static !== isStatic || writtenKey(member.key, member.computed) !== key) continue;
    const value = member.value ? sources.evaluate(member.value) : UNKNOWN;
    if (member.type !== 'MethodDefinition' || member.kind === 'method') return value;
    if (member.kind === 'get' && value.kind === 'function') return sources.run?.(value, []) ?? UNKNOWN;
  }
  return null;
}

function inherited(
  node: ClassNode,
  key: string,
  isMade: boolean,
  sources: MemberSources,
  memberOf: MemberOf,
  depth: number,
): Value {
  if (!node.superClass || depth > CHAIN) return isMade ? memberOfUnknown(key) : UNKNOWN;
  const parent = sources.evaluate(node.superClass);
  if (parent.kind === 'class')
    return memberOf(isMade ? { kind: 'made', of: parent.node } : parent, key, sources, depth + 1);
  if (parent.kind !== 'global') return isMade ? memberOfUnknown(key) : UNKNOWN;
  return memberOf(isMade ? { kind: 'instance', of: parent.name } : parent, key, sources, depth + 1);
}

import type { Node } from '../syntax/node.ts';

type ObjectNode = Extract<Node, { type: 'ObjectExpression' }>;
type Properties = ObjectNode['properties'];

/** Objects with fewer members are looked through faster than remembered. */
const FEW = 8;
const NONE: Properties = [];
const known = new WeakMap<ObjectNode, Map<string, Properties> | null>();

/** The members of an object that `key` may name, in the order they are written: all of them where names are computed. */
export function propertiesNamed(node: ObjectNode, key: string): Properties {
  if (node.properties.length < FEW) return node.properties;
  let names = known.get(node);
  if (names === undefined) known.set(node, (names = namesOf(node)));
  return names ? (names.get(key) ?? NONE) : node.properties;
}

/** Null where a member has no name of its own, or is spread. */
function namesOf({ properties }: ObjectNode): Map<string, Properties> | null {
  const names = new Map<string, Properties>();
  for (const property of properties) {
    if (property.type !== 'Property' || property.computed) return null;
    const { key } = property;
    if (key.type !== 'Identifier' && (key.type !== 'Literal' || 'regex' in key || 'bigint' in key))
      return null;
    const name = key.type === 'Identifier' ? key.name : String(key.value);
    const named = names.get(name);
    if (named) named.push(property);
    else names.set(name, [property]);
  }
  return names;
}

import type { FunctionNode, Node } from '../syntax/node.ts';
import type { MemberSources } from './member-sources.ts';
import { propertiesNamed } from './properties-named.ts';
import { memberOfClass, memberOfMade } from './member-of-class.ts';
import { memberOfUnknown } from './member-of-unknown.ts';
import { memberOfGlobal } from './member-of-global.ts';
import { arms, constant, globalValue, union, UNKNOWN, type Value } from './value.ts';

/** `options = { ...options }` leads back to itself; nobody spreads deeper than this on purpose. */
const SPREAD_DEPTH = 2;

const FINDS = /^(?:querySelector(?:All)?|getElementsBy(?:TagName|ClassName))$/;

/** The value of one member. `key` is its name, already folded. */
export function memberOf(base: Value, key: string, sources: MemberSources, depth = 0): Value {
  switch (base.kind) {
    case 'global':
      return memberOfGlobal(base.name, key);
    case 'instance':
      if (base.of === 'elements' && /^\d+$/.test(key)) return { kind: 'instance', of: 'element' };
      // `form.elements.name`: a list too, and known only as one where it is used as one.
      if (base.of === 'controls') return key in [] ? UNKNOWN : { kind: 'instance', of: 'element:input' };
      if (base.of.startsWith('element') && FINDS.test(key)) return globalValue(`document.${key}`);
      return key === 'contentWindow' || key === 'defaultView'
        ? globalValue('globalThis')
        : key === 'constructor'
          ? globalValue(base.of)
          : globalValue(`${base.of}#${key}`);
    case 'constant':
      return memberOfConstant(base, key);
    case 'list':
      return memberOfList(base.items, key, base);
    case 'object':
      return depth > SPREAD_DEPTH ? UNKNOWN : memberOfObject(base.node, key, sources, depth);
    case 'function':
      return memberOfFunction(base.node, key, base);
    case 'record':
      return base.members.get(key) ?? UNKNOWN;
    case 'class':
      return memberOfClass(base.node, key, sources, memberOf, depth);
    case 'made':
      return memberOfMade(base.of, key, sources, memberOf, depth);
    case 'bound':
    case 'method':
      return key === 'constructor' ? globalValue('Function') : { kind: 'method', of: base, name: key };
    case 'regexp':
      return key === 'source'
        ? constant(base.source)
        : key === 'constructor'
          ? globalValue('RegExp')
          : { kind: 'method', of: base, name: key };
    case 'module':
      return key === 'default'
        ? union([sources.exported(base.file, 'default'), base])
        : sources.exported(base.file, key);
    case 'proxy': {
      const answered =
        sources.run?.({ kind: 'function', node: base.get }, [base.of, constant(key)]) ?? UNKNOWN;
      return answered.kind === 'unknown' ? memberOf(base.of, key, sources, depth + 1) : answered;
    }
    case 'union':
      return union(arms(base).map((arm) => memberOf(arm, key, sources, depth)));
    case 'unknown':
      return memberOfUnknown(key);
  }
}

/** Members that an address has and a text has not. */
const PARTS: ReadonlyMap<string, (address: URL) => string> = new Map([
  ['hash', ({ hash }) => hash],
  ['host', ({ host }) => host],
  ['hostname', ({ hostname }) => hostname],
  ['origin', ({ origin }) => origin],
  ['pathname', ({ pathname }) => pathname],
  ['protocol', ({ protocol }) => protocol],
]);

function memberOfConstant(base: Extract<Value, { kind: 'constant' }>, key: string): Value {
  if (typeof base.value === 'string') {
    if (/^\d+$/.test(key)) return constant(base.value[Number(key)], base.decoded);
    if (key === 'length') return constant(base.value.length);
    if (key === 'constructor') return globalValue('String');
    if (key === 'href') return base;
    const part = PARTS.get(key);
    const address = part ? URL.parse(base.value) : null;
    if (part && address) return constant(part(address), base.decoded);
  }
  if (base.value === undefined || base.value === null) return UNKNOWN;
  if (key === 'constructor') return globalValue(typeof base.value === 'number' ? 'Number' : 'Boolean');
  return { kind: 'method', of: base, name: key };
}

function memberOfList(items: readonly Value[], key: string, base: Value): Value {
  if (/^\d+$/.test(key)) return items[Number(key)] ?? constant(undefined);
  if (key === 'length') return constant(items.length);
  if (key === 'constructor') return globalValue('Array');
  // What a tag is given knows itself as it was written.
  if (key === 'raw') return base;
  if (key in [] || key === 'get') return { kind: 'method', of: base, name: key };
  return constant(undefined);
}

function memberOfObject(
  node: Extract<Value, { kind: 'object' }>['node'],
  key: string,
  sources: MemberSources,
  depth: number,
): Value {
  let found: Value | null = null;
  for (const property of propertiesNamed(node, key)) {
    const value = propertyValue(property, key, sources, depth);
    if (value) found = found ? union([found, value]) : value;
  }
  if (found) return found;
  return key === 'constructor'
    ? globalValue('Object')
    : key === '__proto__'
      ? globalValue('Object.prototype')
      : UNKNOWN;
}

/** What one property of an object gives for `key`; null where it is none of that name. */
function propertyValue(
  property: Extract<Value, { kind: 'object' }>['node']['properties'][number],
  key: string,
  sources: MemberSources,
  depth: number,
): Value | null {
  if (property.type === 'SpreadElement')
    return memberOf(sources.evaluate(property.argument), key, sources, depth + 1);
  if (propertyName(property, sources) !== key) return null;
  const value = sources.evaluate(property.value);
  if (property.kind !== 'get') return value;
  return value.kind === 'function' ? (sources.run?.(value, []) ?? UNKNOWN) : UNKNOWN;
}

export function propertyName(
  property: Extract<Node, { type: 'Property' }>,
  sources: Pick<MemberSources, 'evaluate'>,
): string | null {
  const { key } = property;
  if (!property.computed && key.type === 'Identifier') return key.name;
  const value = sources.evaluate(key);
  // `[Symbol.toPrimitive]` has a name that no text can have.
  if (value.kind === 'global' && value.name.startsWith('Symbol.')) return value.name;
  return value.kind === 'constant' ? String(value.value) : null;
}

function memberOfFunction(node: FunctionNode, key: string, base: Value): Value {
  if (key === 'constructor') return globalValue(functionKind(node));
  if (key === '__proto__') return globalValue(`${functionKind(node)}.prototype`);
  if (key === 'name' && node.id) return constant(node.id.name, true);
  return key === 'call' || key === 'apply' || key === 'bind' || key === 'toString'
    ? { kind: 'method', of: base, name: key }
    : UNKNOWN;
}

export function functionKind(node: FunctionNode): string {
  return `${node.async ? 'Async' : ''}${node.generator ? 'Generator' : ''}Function`;
}

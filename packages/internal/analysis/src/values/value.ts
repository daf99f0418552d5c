import type { ClassNode, FunctionNode, Node } from '../syntax/node.ts';

export type Primitive = string | number | boolean | null | undefined;

/** What the engine knows of an expression without running it. */
export type Value =
  | { kind: 'unknown' }
  /** `decoded` when some decoding (base64, character codes, a decoder function) made it. */
  | { kind: 'constant'; value: Primitive; decoded: boolean }
  | { kind: 'regexp'; source: string; flags: string }
  /** A name everyone shares, written from the root: `fetch`, `fs.readFile`, `WebSocket#send`. */
  | { kind: 'global'; name: string }
  | { kind: 'instance'; of: string }
  | { kind: 'list'; items: Value[] }
  | { kind: 'object'; node: Extract<Node, { type: 'ObjectExpression' }> }
  | { kind: 'function'; node: FunctionNode }
  /** Members known by name that nobody wrote as an object: what JSON.parse gives. */
  | { kind: 'record'; members: ReadonlyMap<string, Value> }
  | { kind: 'class'; node: ClassNode }
  /** What `new` makes of a class of the package. */
  | { kind: 'made'; of: ClassNode }
  | { kind: 'bound'; target: Value; args: readonly Node[] }
  /** A method of a value that is known: `'abc'.split`, `[1].join`. */
  | { kind: 'method'; of: Value; name: string }
  | { kind: 'module'; file: string }
  /** An object whose reads a function of the file answers. */
  | { kind: 'proxy'; of: Value; get: FunctionNode }
  | { kind: 'union'; of: Value[] };

export const UNKNOWN: Value = { kind: 'unknown' };

export function constant(value: Primitive, decoded = false): Value {
  return { kind: 'constant', value, decoded };
}

export function globalValue(name: string): Value {
  return { kind: 'global', name };
}

const UNION_LIMIT = 8;

/** Joins what an expression may be; unknown arms are dropped, because one known danger is enough. */
export function union(values: readonly Value[]): Value {
  const known: Value[] = [];
  for (const value of values)
    for (const arm of arms(value)) {
      // What two ways lead to is one.
      const isNew = arm.kind !== 'unknown' && known.length < UNION_LIMIT && !known.includes(arm);
      if (isNew) known.push(arm);
    }
  const first = known[0];
  if (!first) return UNKNOWN;
  return known.length === 1 ? first : { kind: 'union', of: known };
}

export function arms(value: Value): readonly Value[] {
  return value.kind === 'union' ? value.of : [value];
}

export function isDecoded(value: Value): boolean {
  if (value.kind === 'list') return value.items.some(isDecoded);
  if (value.kind === 'union') return value.of.some(isDecoded);
  return value.kind === 'constant' && value.decoded;
}

/** The text of a constant string, or null. */
export function textOf(value: Value): string | null {
  for (const arm of arms(value))
    if (arm.kind === 'constant' && typeof arm.value === 'string') return arm.value;
  return null;
}

/** The value as JavaScript turns it into a string, or null when that is not known. */
export function asText(value: Value): string | null {
  switch (value.kind) {
    case 'constant':
      return String(value.value);
    case 'list': {
      const parts = value.items.map((item) =>
        item.kind === 'constant' && (item.value === undefined || item.value === null) ? '' : asText(item),
      );
      return parts.every((part) => part !== null) ? parts.join(',') : null;
    }
    case 'regexp':
      return `/${value.source}/${value.flags}`;
    case 'object':
    case 'record':
    case 'made':
      return '[object Object]';
    case 'global':
    case 'method':
      return /^[A-Z]\w+$|#|\.prototype\./.test(value.kind === 'global' ? value.name : `#${value.name}`)
        ? nativeText(value)
        : null;
    default:
      return null;
  }
}

function nativeText(value: Extract<Value, { kind: 'global' | 'method' }>): string {
  const name = value.name.slice(Math.max(value.name.lastIndexOf('.'), value.name.lastIndexOf('#')) + 1);
  return `function ${name}() { [native code] }`;
}

export function truthiness(value: Value): boolean | null {
  switch (value.kind) {
    case 'constant':
      return Boolean(value.value);
    case 'unknown':
    case 'union':
    case 'global':
      return null;
    default:
      return true;
  }
}

export function numberOf(value: Value): number | null {
  if (value.kind === 'constant') return Number(value.value);
  if (value.kind !== 'list') return null;
  const text = asText(value);
  return text === null ? null : Number(text);
}

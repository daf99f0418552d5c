import { callMethod } from './call-methods.ts';
import { NATIVES } from './call-natives.ts';
import { nameOfGlobal } from './global-names.ts';
import { functionKind, memberOf, propertyName } from './member-of.ts';
import type { MemberSources } from './member-sources.ts';
import type { ResolvedCall } from './resolve-call.ts';
import { asText, constant, globalValue, numberOf, textOf, union, UNKNOWN, type Value } from './value.ts';

export interface CallSources extends MemberSources {
  module: (specifier: string) => Value;
  run: (fn: Extract<Value, { kind: 'function' }>, args: Value[]) => Value;
}

/** Objects a call makes, by what is called. */
const MAKES: ReadonlyMap<string, string> = new Map([
  ['http.request', 'http.ClientRequest'],
  ['https.request', 'http.ClientRequest'],
  ['http.get', 'http.ClientRequest'],
  ['https.get', 'http.ClientRequest'],
  ['net.connect', 'net.Socket'],
  ['net.createConnection', 'net.Socket'],
  ['tls.connect', 'net.Socket'],
  ['dgram.createSocket', 'dgram.Socket'],
  ['document.querySelector', 'element'],
  ['document.getElementById', 'element'],
  ['document.querySelectorAll', 'elements'],
  ['document.getElementsByTagName', 'elements'],
  ['document.getElementsByName', 'elements'],
  ['document.getElementsByClassName', 'elements'],
  ['fs.createWriteStream', 'fs.WriteStream'],
  ['document.createRange', 'Range'],
  ['npm:axios.create', 'npm:axios'],
  ['npm:got.extend', 'npm:got'],
  ['npm:ky.create', 'npm:ky'],
  ['npm:ky.extend', 'npm:ky'],
  ['RTCPeerConnection#createDataChannel', 'RTCDataChannel'],
]);

/** What a call gives back, as far as the engine can tell without running it. */
export function callValue(call: ResolvedCall, sources: CallSources): Value {
  const { target } = call;
  const give = call.isNew ? constructed : answer;
  return target.kind === 'union'
    ? union(target.of.map((arm) => give(arm, call, sources)))
    : give(target, call, sources);
}

function argument(call: ResolvedCall, index: number, sources: CallSources): Value {
  const node = call.args[index];
  return node ? sources.evaluate(node) : UNKNOWN;
}

function constructed(target: Value, call: ResolvedCall, sources: CallSources): Value {
  if (target.kind === 'class') return { kind: 'made', of: target.node };
  if (target.kind !== 'global') return UNKNOWN;
  switch (target.name) {
    case 'Function':
    case 'AsyncFunction':
    case '?constructor':
      return madeFunction(call, sources);
    case 'Proxy':
      return proxied(call, sources);
    case 'String':
    case 'Map':
    case 'Uint8Array':
    case 'Array':
    case 'URL':
    case 'Promise': {
      const value = argument(call, 0, sources);
      if (target.name === 'Promise') return UNKNOWN;
      if (target.name === 'URL' && call.args[1] && textOf(value)?.includes('://') !== true)
        return argument(call, 1, sources);
      return target.name === 'Array' && call.args.length !== 1
        ? { kind: 'list', items: call.args.map(sources.evaluate) }
        : value;
    }
    case 'RegExp': {
      const source = textOf(argument(call, 0, sources));
      return source === null
        ? UNKNOWN
        : { kind: 'regexp', source, flags: textOf(argument(call, 1, sources)) ?? '' };
    }
    case 'Image':
      return { kind: 'instance', of: 'element:img' };
    default:
      return { kind: 'instance', of: target.name };
  }
}

/** A proxy with a trap for reads answers by that; any other is what it stands for. */
function proxied(call: ResolvedCall, sources: CallSources): Value {
  const of = argument(call, 0, sources);
  const handler = argument(call, 1, sources);
  const get = handler.kind === 'object' ? memberOf(handler, 'get', sources) : UNKNOWN;
  return get.kind === 'function' ? { kind: 'proxy', of, get: get.node } : of;
}

/** `Function('return this')` is how old libraries find the global object. */
function madeFunction(call: ResolvedCall, sources: CallSources): Value {
  const body = call.args.length > 0 ? textOf(argument(call, call.args.length - 1, sources)) : null;
  const returned = body === null ? null : /^\s*return\s+([\w$]+)\s*;?\s*$/.exec(body)?.[1];
  return returned
    ? { kind: 'bound', target: globalValue(`made:${returned}`), args: [] }
    : globalValue('made:function');
}

function answer(target: Value, call: ResolvedCall, sources: CallSources): Value {
  if (target.kind === 'function') return sources.run(target, argumentsOf(call, sources));
  if (target.kind === 'method') return methodAnswer(target, call, sources);
  return target.kind === 'global' ? globalAnswer(target.name, call, sources) : UNKNOWN;
}

/** A tag is given the texts between the parts as a list. */
function argumentsOf({ node, args }: ResolvedCall, sources: CallSources): Value[] {
  const values = args.map(sources.evaluate);
  if (node.type !== 'TaggedTemplateExpression') return values;
  const items = node.quasi.quasis.map(({ value }) => constant(value.cooked ?? value.raw));
  return [{ kind: 'list', items }, ...values.slice(1)];
}

function methodAnswer(
  target: Extract<Value, { kind: 'method' }>,
  call: ResolvedCall,
  sources: CallSources,
): Value {
  if (target.name === 'bind') return { kind: 'bound', target: target.of, args: call.args };
  const args = call.args.map(sources.evaluate);
  const callback = args.find(
    (arg) => arg.kind === 'function' || (arg.kind === 'global' && NATIVES.has(arg.name)),
  );
  return callMethod(
    target.of,
    target.name,
    args,
    callback ? (values) => invoke(callback, values, sources) : null,
  );
}

function invoke(callback: Value, values: Value[], sources: CallSources): Value {
  if (callback.kind === 'function') return sources.run(callback, values);
  // `map(String.fromCharCode)` passes the index along; for one character only the first counts.
  return callback.kind === 'global' ? (NATIVES.get(callback.name)?.(values.slice(0, 1)) ?? UNKNOWN) : UNKNOWN;
}

function globalAnswer(name: string, call: ResolvedCall, sources: CallSources): Value {
  const native = NATIVES.get(name);
  if (native) return native(spread(call, sources));
  const made = MAKES.get(name);
  if (made) return { kind: 'instance', of: made === 'element' ? elementFor(call, sources) : made };
  if (name.startsWith('made:'))
    return name === 'made:function'
      ? UNKNOWN
      : globalValue(name === 'made:this' ? 'globalThis' : nameOfGlobal(name.slice(5)));
  if (name.endsWith('.bind'))
    return { kind: 'bound', target: globalValue(name.slice(0, -5)), args: call.args };
  switch (name) {
    case 'require':
    case 'import':
    case 'process.getBuiltinModule':
    case 'process.binding': {
      const specifier = textOf(argument(call, 0, sources));
      return specifier === null ? UNKNOWN : sources.module(specifier);
    }
    case 'module.constructor.createRequire':
    case 'module.createRequire':
    case 'module.default.createRequire':
      return globalValue('require');
    case 'Function':
    case 'AsyncFunction':
      return madeFunction(call, sources);
    case 'eval': {
      const code = textOf(argument(call, 0, sources))?.trim();
      if (code === 'this') return globalValue('globalThis');
      return code && /^[\w$]+$/.test(code) ? globalValue(nameOfGlobal(code)) : UNKNOWN;
    }
    case 'Reflect.get': {
      const key = asText(argument(call, 1, sources));
      return key === null ? UNKNOWN : memberOf(argument(call, 0, sources), key, sources);
    }
    case 'Object.getPrototypeOf':
    case 'Reflect.getPrototypeOf':
      return prototypeOf(argument(call, 0, sources));
    case 'util.promisify':
      return argument(call, 0, sources);
    case 'Object.keys':
    case 'Object.entries': {
      const object = argument(call, 0, sources);
      if (object.kind !== 'object') return UNKNOWN;
      const items = object.node.properties.map((property): Value => {
        const key = property.type === 'Property' ? propertyName(property, sources) : null;
        if (property.type !== 'Property' || key === null) return UNKNOWN;
        // Members are counted on to be data; a name taken from them spells what nobody wrote as a name.
        const written = constant(key, true);
        return name === 'Object.keys'
          ? written
          : { kind: 'list', items: [written, sources.evaluate(property.value)] };
      });
      return { kind: 'list', items };
    }
    case 'Object.values': {
      const object = argument(call, 0, sources);
      if (object.kind !== 'object') return UNKNOWN;
      const items = object.node.properties.map((property) =>
        property.type === 'Property' ? sources.evaluate(property.value) : UNKNOWN,
      );
      return { kind: 'list', items };
    }
    case 'Object.fromEntries': {
      const pairs = argument(call, 0, sources);
      if (pairs.kind !== 'list') return UNKNOWN;
      const members = pairs.items.flatMap((pair): [string, Value][] => {
        const key = pair.kind === 'list' && pair.items[0] ? asText(pair.items[0]) : null;
        return key !== null && pair.kind === 'list' ? [[key, pair.items[1] ?? UNKNOWN]] : [];
      });
      return { kind: 'record', members: new Map(members) };
    }
    case 'Object.getOwnPropertyDescriptor':
    case 'Reflect.getOwnPropertyDescriptor': {
      const key = asText(argument(call, 1, sources));
      const value = key === null ? UNKNOWN : memberOf(argument(call, 0, sources), key, sources);
      return value.kind === 'global' ? globalValue(`descriptor:${value.name}`) : UNKNOWN;
    }
    case 'Object.assign':
      return union(call.args.map(sources.evaluate));
    case 'Promise.resolve':
    case 'Promise.all':
    case 'Promise.any':
    case 'Promise.race':
    case 'structuredClone':
      return argument(call, 0, sources);
    case 'document.createElement':
    case 'document.createElementNS': {
      const tag = textOf(argument(call, name.endsWith('NS') ? 1 : 0, sources));
      return { kind: 'instance', of: `element:${tag?.toLowerCase() ?? '?'}` };
    }
    case 'String.raw': {
      const given = argument(call, 0, sources);
      const parts = given.kind === 'list' ? given.items.map(asText) : null;
      if (!parts?.every((part) => part !== null)) return given;
      // What stands between the parts is a text of its own.
      return call.node.type === 'TaggedTemplateExpression' || call.args.length === 1
        ? constant(parts.join(''))
        : UNKNOWN;
    }
    case 'TextDecoder#decode':
      return NATIVES.get('String.fromCharCode')?.(spreadList(argument(call, 0, sources))) ?? UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** `querySelector('form > input[type=email]')` finds an input. */
function elementFor(call: ResolvedCall, sources: CallSources): string {
  const selector = textOf(argument(call, 0, sources));
  const tag =
    /(?:^|[\s>+~])(input|textarea|select|iframe|img|form|script|a|style|link)(?![\w-])[^\s>+~]*$/.exec(
      selector ?? '',
    )?.[1];
  return tag === undefined ? 'element' : `element:${tag}`;
}

function spread(call: ResolvedCall, sources: CallSources): Value[] {
  return call.args.flatMap((arg) => {
    if (arg.type === 'SpreadElement') return spreadList(sources.evaluate(arg.argument));
    const value = sources.evaluate(arg);
    // `String.fromCharCode.apply(null, codes)` hands over the list itself.
    return value.kind === 'list' && call.names.includes('String.fromCharCode') ? value.items : [value];
  });
}

function spreadList(value: Value): Value[] {
  if (value.kind === 'list') return value.items;
  const text = value.kind === 'constant' && typeof value.value === 'string' ? value.value : null;
  return text === null
    ? [UNKNOWN]
    : Array.from(text, (char) => constant(numberOf(constant(char.charCodeAt(0)))));
}

function prototypeOf(value: Value): Value {
  if (value.kind === 'function') return globalValue(`${functionKind(value.node)}.prototype`);
  if (value.kind === 'object') return globalValue('Object.prototype');
  if (value.kind === 'instance') return globalValue(`${value.of}.prototype`);
  if (value.kind === 'global') return globalValue('Function.prototype');
  return UNKNOWN;
}

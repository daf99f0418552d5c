import type { Node } from '../syntax/node.ts';
import { globalValue, type Value } from './value.ts';

/** Elements that load or run what is written to them, and connections, by the names of their types. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['HTMLScriptElement', 'element:script'],
  ['HTMLIFrameElement', 'element:iframe'],
  ['HTMLImageElement', 'element:img'],
  ['HTMLAudioElement', 'element:audio'],
  ['HTMLVideoElement', 'element:video'],
  ['HTMLSourceElement', 'element:source'],
  ['HTMLLinkElement', 'element:link'],
  ['HTMLStyleElement', 'element:style'],
  ['HTMLEmbedElement', 'element:embed'],
  ['HTMLObjectElement', 'element:object'],
  ['HTMLAnchorElement', 'element:a'],
  ['WebSocket', 'WebSocket'],
  ['XMLHttpRequest', 'XMLHttpRequest'],
  ['RTCDataChannel', 'RTCDataChannel'],
]);

/** What the SDK, and what `guildhall types` writes, call all that a plugin is given. */
const API_TYPES: ReadonlySet<string> = new Set(['PluginApi', 'FunctionApi', 'HostApi', 'HostFunctionApi']);

/** A value of which nothing more is known than the type somebody wrote; one that is known stays what it is. */
export function typedValue(value: Value, type: Node | null | undefined): Value {
  return type && isVague(value) ? (instanceOf(type) ?? value) : value;
}

function isVague(value: Value): boolean {
  if (value.kind === 'constant') return value.value === null || value.value === undefined;
  return value.kind === 'unknown' || (value.kind === 'instance' && value.of === 'element');
}

function instanceOf(type: Node): Value | null {
  switch (type.type) {
    case 'TSTypeAnnotation':
      return instanceOf(type.typeAnnotation);
    case 'TSUnionType':
      return type.types.map(instanceOf).find((found) => found !== null) ?? null;
    case 'TSTypeReference': {
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : '';
      if (API_TYPES.has(name)) return globalValue('api');
      const of = TYPES.get(name);
      return of === undefined ? null : { kind: 'instance', of };
    }
    default:
      return null;
  }
}

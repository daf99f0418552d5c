import { globalValue, UNKNOWN, type Value } from './value.ts';

/** Members that lead to something dangerous whatever they are read from. */
export function memberOfUnknown(key: string): Value {
  switch (key) {
    case 'constructor':
      return globalValue('?constructor');
    case 'contentWindow':
    case 'defaultView':
      return globalValue('globalThis');
    case 'ownerDocument':
    case 'contentDocument':
      return globalValue('document');
    case 'api':
      return globalValue('api');
    default:
      return UNKNOWN;
  }
}

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
    // Only documents and elements have these.
    case 'querySelector':
    case 'querySelectorAll':
    case 'getElementsByTagName':
    case 'getElementsByClassName':
      return globalValue(`document.${key}`);
    case 'elements':
      return { kind: 'instance', of: 'controls' };
    case 'api':
      return globalValue('api');
    default:
      return UNKNOWN;
  }
}

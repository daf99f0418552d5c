import { bootstrap } from './bootstrap.ts';

/**
 * What a plugin finds, in every engine: the language without clocks, threads and code from text, so that a bundle that
 * runs in one engine runs in all.
 */
const LANGUAGE = [
  ...['Object', 'Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...[
    'AggregateError',
    'SuppressedError',
    'Iterator',
    'Array',
    'parseInt',
    'parseFloat',
    'isNaN',
    'isFinite',
  ],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape', 'Infinity'],
  ...['NaN', 'undefined', 'Number', 'Boolean', 'String', 'Math', 'Reflect', 'Symbol', 'DisposableStack'],
  ...['globalThis', 'BigInt', 'RegExp', 'JSON', 'Proxy', 'Map', 'Set', 'WeakMap', 'WeakSet', 'ArrayBuffer'],
  ...[
    'Uint8ClampedArray',
    'Int8Array',
    'Uint8Array',
    'Int16Array',
    'Uint16Array',
    'Int32Array',
    'Uint32Array',
  ],
  ...[
    'BigInt64Array',
    'BigUint64Array',
    'Float16Array',
    'Float32Array',
    'Float64Array',
    'DataView',
    'Promise',
  ],
  ...['AsyncDisposableStack', 'Date'],
];

/** An expression: the guest's side of the boundary, called with `send`, answering what is entered with. */
export const GUEST_SOURCE = `(send) => { 'use strict'; return (${bootstrap.toString()})(send, ${JSON.stringify(JSON.stringify(LANGUAGE))}) }`;

/** How a plugin's code is called in stacks. */
export const CODE_NAME = 'functions.js';

/** How our own side is called in stacks inside the guest. */
export const GUEST_NAME = 'guest.js';

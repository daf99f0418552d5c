/* eslint-disable no-new-func */
var root = typeof globalThis !== 'undefined' ? globalThis : typeof self !== 'undefined' ? self : typeof window !== 'undefined' ? window : {};
if (typeof root['structuredClone'] !== 'function') {
  Object.defineProperty(root, 'structuredClone', { configurable: true, writable: true, value: function (value) { return JSON.parse(JSON.stringify(value)); } });
}
export const has = (name) => typeof root[name] === 'function';
export const raf = root['request' + 'AnimationFrame'] || ((fn) => setTimeout(fn, 16));

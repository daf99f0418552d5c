var __create = Object.create;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwn = Object.prototype.hasOwnProperty;
var __defProp = Object.defineProperty;
var __copy = (to, from, except) => {
  for (let key of Object.getOwnPropertyNames(from)) if (!__hasOwn.call(to, key) && key !== except) __defProp(to, key, { get: () => from[key], enumerable: true });
  return to;
};
var __toESM = (mod, isNode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copy(isNode || !mod || !mod.__esModule ? __defProp(target, 'default', { value: mod, enumerable: true }) : target, mod));
var __require = ((x) => typeof require !== 'undefined' ? require : typeof Proxy !== 'undefined' ? new Proxy(x, { get: (a, b) => (typeof require !== 'undefined' ? require : a)[b] }) : x)(function (x) {
  if (typeof require !== 'undefined') return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var path = __toESM(__require('path'));
export { path };

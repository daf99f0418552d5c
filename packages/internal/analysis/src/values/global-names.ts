import { builtinModules } from 'node:module';

const GLOBAL_OBJECTS = new Set([
  'globalThis',
  'window',
  'self',
  'top',
  'parent',
  'frames',
  'global',
  'root',
  'GLOBAL',
]);
const REQUIRES = new Set([
  'process.mainModule.require',
  'module.require',
  'require.main.require',
  'module.constructor._load',
  'process.mainModule.constructor._load',
  'require.main.constructor._load',
  'module.Module._load',
  'module._load',
  'module.parent.require',
  '__non_webpack_require__',
]);
const ALIASES: Record<string, string> = {
  'document.defaultView': 'globalThis',
  'document.location': 'location',
  'document.window': 'globalThis',
  'globalThis.document': 'document',
  'document.body.ownerDocument': 'document',
  'element#contentWindow': 'globalThis',
  'element:iframe#contentWindow': 'globalThis',
  'process.env.process': 'process',
  'fs.default': 'fs',
  'Reflect.prototype': 'Reflect',
  'api.host.fetch': 'api.fetch',
};
/** Under the names they have here: `fs.promises` for `fs/promises`. */
const BUILTINS = new Set(builtinModules.map((name) => name.replace(/^node:/, '').replaceAll('/', '.')));

export function nameOfGlobal(name: string): string {
  if (GLOBAL_OBJECTS.has(name)) return 'globalThis';
  return REQUIRES.has(name) ? 'require' : name;
}

/** Names one member of a global, with every way around folded into one spelling. */
export function nameOfMember(base: string, key: string): string {
  if (base === 'globalThis') return key === 'postMessage' ? 'globalThis.postMessage' : nameOfGlobal(key);
  if (base.startsWith('descriptor:'))
    return key === 'value' || key === 'get' ? base.slice('descriptor:'.length) : `${base}.${key}`;
  if (key === 'constructor') return constructorOf(base);
  if (key === '__proto__') return `${base}.prototype`;
  if (key === 'default' && (BUILTINS.has(base) || base.startsWith('npm:'))) return base;
  if (base === 'fs' && key === 'promises') return 'fs.promises';
  if (key === 'globalThis' || key === 'defaultView') return 'globalThis';
  const name = `${base}.${key}`;
  return ALIASES[name] ?? (REQUIRES.has(name) ? 'require' : name);
}

const FUNCTIONS = /(?:^|\.)(?:Function|AsyncFunction|GeneratorFunction|AsyncGeneratorFunction)$/;

/** Names that surely stand for functions; a free lower-case name may be anything. */
const CALLABLE =
  /^\?constructor$|^[A-Z]\w*$|\.prototype\.|^(?:Object|Array|String|Number|Math|JSON|Reflect|Promise|console|document|navigator)\.\w+$|^(?:eval|fetch|require|setTimeout|setInterval|alert|parseInt|parseFloat|isNaN|atob|btoa|queueMicrotask|structuredClone|escape|unescape|encodeURIComponent|decodeURIComponent)$|^api\.\w+$/;

/** `x.constructor` of anything that is itself a function leads to `Function`. */
function constructorOf(base: string): string {
  if (base === 'module' || base === 'process.mainModule' || base === 'require.main')
    return 'module.constructor';
  if (base.endsWith('.prototype')) return base.slice(0, -'.prototype'.length);
  if (base === 'document' || base === 'process' || base === 'Math' || base === 'JSON') return 'Object';
  if (FUNCTIONS.test(base)) return base;
  return CALLABLE.test(base) ? 'Function' : '?constructor';
}

/** The name of an imported module: built-ins bare, everything else as `npm:<name>`. */
export function nameOfModule(specifier: string): string {
  const name = specifier.replace(/^node:/, '');
  if (name === 'fs/promises') return 'fs.promises';
  if (name === 'process') return 'process';
  if (name === 'globalthis' || name === 'global') return 'globalThis';
  const builtin = name.replaceAll('/', '.');
  return BUILTINS.has(builtin) ? builtin : `npm:${specifier}`;
}

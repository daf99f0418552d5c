/** Ways to make code from text, by what they start from. Each throws where no code can be made. */
export const CONSTRUCTORS: readonly (readonly [string, string])[] = [
  ['eval', 'eval("1")'],
  ['indirect eval', '(0, eval)("1")'],
  ['Function', 'Function("return 1")()'],
  ['new Function', 'new Function("return 1")()'],
  ['a function’s constructor', '(() => 1).constructor("return 1")()'],
  ['an async function’s constructor', '(async () => 1).constructor("return 1")()'],
  ['a generator’s constructor', '(function* () {}).constructor("return 1")()'],
  ['an async generator’s constructor', '(async function* () {}).constructor("return 1")()'],
  ['a class’s constructor', '(class {}).constructor("return 1")()'],
  ['a bound function’s constructor', '(() => 1).bind().constructor("return 1")()'],
  ['the host function’s constructor', 'api.host.call.constructor("return 1")()'],
  [
    'an error’s class’s constructor',
    '(() => { try { null.x } catch (e) { return e.constructor.constructor("return 1")() } })()',
  ],
  ['Reflect.construct', 'Reflect.construct(Object.getPrototypeOf(() => 1).constructor, ["return 1"])()'],
  ['a subclass', 'new (class extends Object.getPrototypeOf(() => 1).constructor {})("return 1")()'],
];

/** Ways to spoil what everything else in the same world stands on. */
export const PROTOTYPES: readonly (readonly [string, string])[] = [
  ['Object.prototype', 'Object.prototype.polluted = 1; Object.prototype.toJSON = () => "mine"'],
  ['JSON', 'JSON.parse = () => "mine"; JSON.stringify = () => "mine"'],
  ['Promise', 'Promise.prototype.then = () => "mine"; globalThis.Promise = null'],
  ['Array', 'Array.prototype[Symbol.iterator] = null; Array.prototype.push = () => "mine"'],
  ['Reflect and Object', 'Reflect.apply = null; Object.freeze = null; Object.keys = () => ["mine"]'],
  ['Function', 'Function.prototype.call = null; Function.prototype.apply = null'],
  ['String', 'String.prototype.slice = () => "mine"; globalThis.String = null'],
  ['setters', 'Object.defineProperty(Object.prototype, "1", { set() { throw 1 } })'],
  ['getters that never end', 'Object.defineProperty(Object.prototype, "kind", { get() { for (;;); } })'],
  ['a then for everything', 'Object.prototype.then = function () { for (;;); }'],
];

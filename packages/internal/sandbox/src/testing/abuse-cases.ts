import type { Failure, Invocation } from '../invocation.ts';
import { CONSTRUCTORS, PROTOTYPES } from './escape-cases.ts';

/** One way to misbehave, and how it may end. Several ends where engines notice different limits first. */
export interface AbuseCase {
  readonly name: string;
  readonly body: string;
  readonly ends: readonly (Failure | 'ok')[];
  readonly rest?: Partial<Invocation>;
}

const late: readonly Failure[] = ['timeout'];
/** A bomb meets the limit of memory or of time; which one first depends on the engine's speed. */
const bomb: readonly Failure[] = ['memory', 'timeout', 'error'];

const loops: readonly AbuseCase[] = [
  { name: 'a loop', body: 'for (;;);', ends: late },
  { name: 'a loop of microtasks', body: 'for (;;) await null;', ends: late },
  {
    name: 'microtasks that beget microtasks',
    body: 'const f = () => Promise.resolve().then(f); await f()',
    ends: late,
  },
  {
    name: 'a regular expression',
    body: "return /^(a+)+$/.test('a'.repeat(40) + '!')",
    ends: [...late, 'error'],
  },
  {
    name: 'a sort',
    body: 'Array.from({ length: 2e6 }, (_, i) => i).sort(() => Math.random() - 0.5)',
    ends: bomb,
  },
  { name: 'a growing BigInt', body: 'let x = 3n; for (;;) x = x * x', ends: bomb },
  { name: 'a loop after a call', body: 'await api.host.call("x"); for (;;);', ends: late },
  {
    name: 'a loop in a timer',
    body: 'await new Promise(() => setTimeout(() => { for (;;); }, 1))',
    ends: late,
  },
  {
    name: 'a loop that catches everything',
    body: 'for (;;) try { for (;;); } catch {} finally { continue }',
    ends: late,
  },
  {
    name: 'loops inside promises, which swallow interruptions',
    body: 'for (;;) new Promise(() => { for (;;); })',
    ends: late,
  },
  {
    name: 'a result that never finishes becoming JSON',
    body: 'return { toJSON() { for (;;); } }',
    ends: late,
  },
  {
    name: 'an error that never finishes being read',
    body: 'throw { get message() { for (;;); } }',
    ends: late,
  },
  {
    name: 'an answer first, then a loop',
    body: 'Promise.resolve().then(() => {}).then(() => { for (;;); }); return 1',
    ends: late,
  },
  {
    name: 'a proxy that never answers',
    body: 'return new Proxy({}, { ownKeys() { for (;;); } })',
    ends: late,
  },
  {
    name: 'built-ins that take long',
    body: 'for (;;) new Array(1e6).fill(0).map(String).join().split(",")',
    ends: bomb,
  },
  {
    name: 'a loop while it loads',
    body: '',
    rest: { code: 'for (;;);', limits: { loadMs: 100 } },
    ends: late,
  },
];

const bombs: readonly AbuseCase[] = [
  { name: 'arrays', body: 'const a = []; for (;;) a.push(new Array(1e5).fill(1.5))', ends: bomb },
  { name: 'strings', body: "let s = 'x'; for (;;) s += s + '!'", ends: bomb },
  {
    name: 'buffers',
    body: 'const a = []; for (;;) { const b = new Uint8Array(1 << 24); b.fill(1); a.push(b) }',
    ends: bomb,
  },
  {
    name: 'buffers that may grow',
    body: 'const a = []; for (;;) { const b = new ArrayBuffer(1, { maxByteLength: 1 << 26 }); b.resize(1 << 26); a.push(b) }',
    ends: bomb,
  },
  { name: 'maps', body: 'const m = new Map(); for (let i = 0; ; i++) m.set(i, { i })', ends: bomb },
  { name: 'promises', body: 'const p = []; for (;;) p.push(new Promise(() => {}))', ends: bomb },
  { name: 'symbols', body: 'for (let i = 0; ; i++) Symbol.for("s" + i)', ends: bomb },
  { name: 'one huge array', body: 'return new Array(2 ** 28).fill(1).length', ends: bomb },
  {
    name: 'a bomb while it loads',
    body: '',
    rest: { code: 'const a = []; for (;;) a.push(new Array(1e5).fill(1))' },
    ends: bomb,
  },
];

const floods: readonly AbuseCase[] = [
  {
    name: 'calls',
    body: 'const p = []; for (let i = 0; i < 1e5; i++) p.push(api.host.call("x")); await Promise.all(p)',
    ends: ['too-many-host-calls', 'timeout'],
  },
  {
    name: 'calls in a row',
    body: 'for (;;) await api.host.call("x")',
    ends: ['too-many-host-calls', 'timeout'],
  },
  {
    name: 'fetches',
    body: 'for (let i = 0; i < 11; i++) await api.fetch("https://a.example")',
    ends: ['error'],
  },
  {
    name: 'a call with a huge argument',
    body: 'await api.host.call("x", "x".repeat(3e6))',
    ends: ['error', 'timeout'],
  },
  { name: 'lines for the log', body: 'for (;;) api.log("x".repeat(1000))', ends: late },
  { name: 'rejections without end', body: 'for (;;) Promise.reject(1)', ends: bomb },
  {
    name: 'rejections that nobody handles',
    body: 'for (let i = 0; i < 1e4; i++) Promise.reject(i); return 1',
    ends: ['ok', 'timeout'],
  },
  { name: 'timers', body: 'for (;;) setTimeout(() => {}, 1e6)', ends: ['error'] },
];

const depths: readonly AbuseCase[] = [
  // On a busy machine time may run out before the stack does.
  { name: 'recursion', body: 'const f = () => f() + 1; return f()', ends: ['error', 'timeout'] },
  {
    name: 'recursion of getters',
    body: 'const o = { get a() { return this.a } }; return o.a',
    ends: ['error', 'timeout'],
  },
  {
    name: 'deep JSON in',
    body: "return JSON.parse('['.repeat(1e5) + ']'.repeat(1e5)).length",
    ends: ['error', 'ok', 'timeout'],
  },
  {
    name: 'deep JSON out',
    body: 'let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; return o',
    ends: ['error', 'timeout', 'output-too-large'],
  },
];

const outputs: readonly AbuseCase[] = [
  { name: 'a huge result', body: "return 'x'.repeat(1e6)", ends: ['output-too-large'] },
  {
    name: 'a result of 50 MB',
    body: "return 'x'.repeat(50e6)",
    ends: ['output-too-large', 'memory', 'timeout'],
  },
  {
    name: 'a result that is large only in bytes',
    body: "return '€'.repeat(100 * 1024)",
    ends: ['output-too-large'],
  },
  { name: 'a huge error', body: "throw new Error('x'.repeat(5e6))", ends: ['error'] },
];

const silences: readonly AbuseCase[] = [
  { name: 'a promise that nobody settles', body: 'await new Promise(() => {})', ends: late },
  {
    name: 'a timer that is never due',
    body: 'await new Promise((resolve) => setTimeout(resolve, 1e9))',
    rest: { limits: { wallMs: 300 } },
    ends: late,
  },
  {
    name: 'a call that is never answered',
    body: 'await api.host.call("never")',
    rest: { limits: { wallMs: 300 } },
    ends: late,
  },
  {
    name: 'timers for ever',
    body: 'for (;;) await new Promise((resolve) => setTimeout(resolve, 1))',
    rest: { limits: { wallMs: 300 } },
    ends: late,
  },
  {
    name: 'a thenable that never calls back',
    body: 'return { then() {} }',
    rest: { limits: { wallMs: 300 } },
    ends: late,
  },
];

const escapes: readonly AbuseCase[] = [
  ...CONSTRUCTORS.map(([name, attempt]): AbuseCase => ({
    name,
    body: `${attempt}; return 'made'`,
    ends: ['error'],
  })),
  ...PROTOTYPES.map(([name, spoil]): AbuseCase => ({
    name: `${name}, spoilt`,
    body: `${spoil}; return [await api.host.call('x', 1), {}]`,
    ends: ['ok', 'error', 'timeout'],
  })),
];

export const ABUSE: readonly (readonly [string, readonly AbuseCase[]])[] = [
  ['never ends', loops],
  ['takes all memory', bombs],
  ['floods', floods],
  ['goes deep', depths],
  ['says too much', outputs],
  ['says nothing', silences],
  ['wants out', escapes],
];

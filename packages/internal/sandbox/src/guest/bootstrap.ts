import type { Start } from './guest-message.ts';

type Send = (kind: string, id: number, text: string) => void;
type Settle = { resolve: (value: unknown) => void; reject: (error: unknown) => void };
type Guest = (payload: unknown, api: object) => unknown;

/**
 * The guest's side of the boundary; its text is the first thing evaluated in a VM, before any code of a plugin. It may
 * use nothing outside of itself. Plugins can replace every built-in, so it keeps those it needs and puts nothing where a
 * setter on a prototype could see it.
 */
export function bootstrap(send: Send, allowedGlobals: string): Send {
  const parse: (json: string) => unknown = JSON.parse;
  const stringify: (value: unknown) => string | undefined = JSON.stringify;
  const { freeze, defineProperty, getPrototypeOf, getOwnPropertyNames, keys, create } = Object;
  const { apply, construct, deleteProperty } = Reflect;
  const { min, imul } = Math;
  const text = String;
  const number = Number;
  const NativePromise = Promise;
  const NativeDate = Date;
  const NativeError = Error;
  const realNow = Date.now;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- kept from whoever replaces it, and always applied
  const slice = String.prototype.slice;
  const nothing = () => undefined;

  let start: Start | undefined;
  let live = false;
  let overdrawn = false;
  let lastId = 0;
  let calls = 0;
  let logBytes = 0;
  let logLines = 0;
  let timersWaiting = 0;
  let random = 1;
  const table = bare<Guest>();
  let waiting = bare<Settle>();
  let timers = bare<() => void>();

  /** A record that inherits nothing, so that nothing is found in it by accident. */
  function bare<T>(): Record<string | number, T> {
    const made: unknown = create(null);
    return made as Record<string | number, T>;
  }

  class HostCallError extends NativeError {
    code: string;
    constructor(code: string, message: string) {
      super(message);
      this.name = 'HostCallError';
      this.code = code;
    }
  }

  /** Only its settlers are made inside `new Promise`, which would swallow the engine's order to stop. */
  function call(op: unknown, args: unknown): Promise<unknown> {
    let settlers: Settle | undefined;
    const promise = new NativePromise((resolve, reject) => {
      settlers = { resolve, reject };
    });
    if (settlers) ask(settlers, op, args);
    return promise;
  }

  function ask(settlers: Settle, op: unknown, args: unknown): void {
    // Nothing settles any more once the limit was passed.
    if (overdrawn) return;
    if (!live || !start) {
      settlers.reject(new HostCallError('NOT_RUNNING', 'The host can be called only while a function runs.'));
      return;
    }
    if (calls >= start.limits.hostCalls) {
      overdrawn = true;
      send('calls', 0, '');
      return;
    }
    const message = `[${stringify(text(op))},${stringify(args) ?? 'null'}]`;
    if (message.length > start.limits.callBytes) {
      settlers.reject(
        new HostCallError('TOO_LARGE', `A call may be ${start.limits.callBytes} bytes at most.`),
      );
      return;
    }
    calls += 1;
    lastId += 1;
    waiting[lastId] = settlers;
    send('call', lastId, message);
  }

  function settle(kind: string, id: number, answer: string): void {
    const asked = waiting[id];
    deleteProperty(waiting, id);
    if (!asked) return;
    if (kind === 'answer') {
      asked.resolve(parse(answer));
      return;
    }
    const refusal = parse(answer) as { code: string; message: string };
    asked.reject(new HostCallError(refusal.code, refusal.message));
  }

  function log(level: number, message: unknown, detail: unknown): void {
    if (!start || logLines >= start.limits.logLines || logBytes >= start.limits.logBytes) return;
    const told = typeof message === 'string' ? message : (stringify(message) ?? text(message));
    const whole = detail === undefined ? told : `${told} ${stringify(detail) ?? text(detail)}`;
    const line: string = apply(slice, whole, [0, start.limits.logBytes - logBytes]);
    logBytes += line.length;
    logLines += 1;
    send('log', level, line);
  }

  function logAt(level: number) {
    return freeze((message: unknown, detail?: unknown) => {
      log(level, message, detail);
    });
  }

  function createApi({ context, settings }: Start): object {
    const fetch = async (url: unknown, options: Record<string, unknown> | undefined) => {
      const request = bare<unknown>();
      request.url = text(url);
      request.method = options?.method ?? 'GET';
      request.headers = options?.headers ?? bare();
      request.body = options?.body ?? null;
      const { status, headers, body } = (await call('fetch', request)) as Record<string, unknown>;
      return freeze({
        status,
        ok: (status as number) >= 200 && (status as number) < 300,
        headers: freeze(headers),
        // eslint-disable-next-line @typescript-eslint/require-await -- like a response, which has to wait
        text: async () => body,
        // eslint-disable-next-line @typescript-eslint/require-await -- a parse error rejects
        json: async () => parse(body as string),
      });
    };
    const storage = freeze({
      get: (key: unknown) => call('storage.get', { key }),
      set: (key: unknown, value: unknown) => call('storage.set', { key, value }),
      delete: (key: unknown) => call('storage.delete', { key }),
      list: (query?: object) => call('storage.list', query ?? {}),
    });
    const levels = logAt(1);
    return freeze({
      context: deepFreeze(context),
      settings: deepFreeze(settings),
      host: freeze({ call: (op: unknown, args?: unknown) => call(op, args) }),
      fetch: freeze(fetch),
      storage,
      secrets: freeze({ placeholder: (name: unknown) => `{{secret:${text(name)}}}` }),
      log: levels,
      get now() {
        return now();
      },
    });
  }

  function deepFreeze(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const names = keys(value);
    for (let index = 0; index < names.length; index += 1) {
      deepFreeze((value as Record<string, unknown>)[names[index] as string]);
    }
    return freeze(value);
  }

  async function run(begun: Start): Promise<void> {
    const guest = table[begun.functionName];
    if (typeof guest !== 'function') {
      throw new TypeError(`The code registers no function named "${begun.functionName}".`);
    }
    const value = await guest(begun.payload, createApi(begun));
    const result = stringify(value) ?? 'null';
    if (result.length > begun.limits.outputBytes) send('output', 0, '');
    else send('done', 0, result);
  }

  function fail(error: unknown): void {
    let name = 'Error';
    let message = 'The function failed.';
    let stack = '';
    try {
      const thrown = error as { name?: unknown; message?: unknown; stack?: unknown };
      if (typeof error === 'object' && error !== null) {
        name = text(thrown.name);
        message = text(thrown.message);
        stack = text(thrown.stack ?? '');
      } else message = text(error);
    } catch {
      // What it threw throws when it is read.
    }
    const cut = (whole: string, length: number): string => apply(slice, whole, [0, length]);
    send(
      'fail',
      0,
      `[${stringify(cut(name, 100))},${stringify(cut(message, 2000))},${stringify(cut(stack, 8000))}]`,
    );
  }

  function begin(message: string): void {
    const begun = parse(message) as Start;
    start = begun;
    live = true;
    overdrawn = false;
    calls = logBytes = logLines = timersWaiting = 0;
    waiting = bare();
    timers = bare();
    random = begun.seed | 0;
    void follow(begun);
  }

  async function follow(begun: Start): Promise<void> {
    try {
      await run(begun);
    } catch (error) {
      fail(error);
    } finally {
      live = false;
    }
  }

  function now(): number {
    return start?.now ?? realNow();
  }

  // mulberry32: small, and the same in every engine.
  function seeded(): number {
    random = (random + 0x6d2b79f5) | 0;
    let mixed = imul(random ^ (random >>> 15), 1 | random);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  function setTimeout(callback: unknown, delay: unknown, ...rest: unknown[]): number {
    if (typeof callback !== 'function') throw new TypeError('setTimeout needs a function.');
    if (!live || !start) throw new NativeError('Timers can be set only while a function runs.');
    if (timersWaiting >= start.limits.timers) {
      throw new RangeError(`At most ${start.limits.timers} timers can wait at the same time.`);
    }
    const id = (lastId += 1);
    timersWaiting += 1;
    timers[id] = () => {
      apply(callback as () => void, undefined, rest);
    };
    send('timer', id, text(min(number(delay) || 0, 2147483647)));
    return id;
  }

  function clearTimeout(id: unknown): void {
    if (typeof id !== 'number' || !timers[id]) return;
    deleteProperty(timers, id);
    timersWaiting -= 1;
    send('cleared', id, '');
  }

  function due(id: number): void {
    const callback = timers[id];
    if (!callback) return;
    deleteProperty(timers, id);
    timersWaiting -= 1;
    try {
      callback();
    } catch (error) {
      live = false;
      fail(error);
    }
  }

  function GuestDate(this: unknown, ...parts: unknown[]): unknown {
    const made: unknown = new.target;
    if (made === undefined) return text(construct(NativeDate, [now()]));
    return construct(NativeDate, parts.length === 0 ? [now()] : parts, new.target);
  }

  function noCode(): never {
    throw new EvalError('Making code from text is switched off.');
  }

  function hide(where: object, name: string, value: unknown): void {
    defineProperty(where, name, { value, writable: false, enumerable: false, configurable: false });
  }

  function closeConstructors(): void {
    const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
    hide(noCode, 'prototype', getPrototypeOf(nothing));
    for (let index = 0; index < kinds.length; index += 1) {
      hide(getPrototypeOf(kinds[index]) as object, 'constructor', noCode);
    }
  }

  function closeGlobals(): void {
    const allowed = bare<boolean>();
    const list = parse(allowedGlobals) as string[];
    for (let index = 0; index < list.length; index += 1) allowed[list[index] as string] = true;
    const names = getOwnPropertyNames(globalThis);
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] as string;
      if (!allowed[name]) deleteProperty(globalThis, name);
    }
  }

  const dateParts = ['parse', 'UTC'] as const;
  for (let index = 0; index < dateParts.length; index += 1) {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- they use no `this`
    hide(GuestDate, dateParts[index] as string, NativeDate[dateParts[index] as 'parse']);
  }
  hide(GuestDate, 'now', now);
  hide(GuestDate, 'prototype', NativeDate.prototype);
  defineProperty(NativeDate.prototype, 'constructor', { value: GuestDate });
  hide(Math, 'random', seeded);
  closeConstructors();
  closeGlobals();
  const logger = { debug: logAt(0), info: logAt(1), log: logAt(1), warn: logAt(2), error: logAt(3) };
  hide(globalThis, 'Date', GuestDate);
  hide(globalThis, 'Function', noCode);
  hide(globalThis, 'eval', noCode);
  hide(globalThis, 'setTimeout', setTimeout);
  hide(globalThis, 'clearTimeout', clearTimeout);
  hide(globalThis, 'console', freeze(logger));
  hide(
    globalThis,
    'guildhall',
    freeze({
      register(functions: Record<string, unknown>) {
        const names = keys(functions);
        for (let index = 0; index < names.length; index += 1) {
          const name = names[index] as string;
          const registered = functions[name];
          if (typeof registered !== 'function') {
            throw new TypeError(`"${name}" is registered, but it is not a function.`);
          }
          table[name] = registered as Guest;
        }
      },
    }),
  );

  return (kind, id, message) => {
    if (kind === 'start') begin(message);
    else if (kind === 'due') due(id);
    else settle(kind, id, message);
  };
}

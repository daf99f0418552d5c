import fc from 'fast-check';
import { readJson } from './json.ts';
import type { HostCall, Invocation, InvocationResult } from './invocation.ts';
import { openSandbox } from './open-sandbox.ts';
import { HostCallRefusal } from './parent/refusal.ts';
import type { Sandbox } from './sandbox.ts';
import { callOf, digestOfCode } from './testing/call-of.ts';
import { echo } from './testing/echo.ts';
import { ENGINES } from './testing/engines.ts';

describe.each(ENGINES)('a function in %s', (engine) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ engine, executors: 1 });
  });
  afterAll(() => sandbox.close());

  const run = (body: string, rest: Partial<Invocation> = {}, host = echo) =>
    sandbox.invoke(callOf(body, rest), host);
  const value = async (body: string, rest: Partial<Invocation> = {}, host = echo) =>
    valueOf(await run(body, rest, host));

  describe('gets and gives JSON', () => {
    test('its payload arrives whole and its result comes back', async () => {
      const payload = { text: 'Grüße 🦉 \u0000 \ud800', list: [1, -0.5, true, null], deep: { empty: {} } };
      await expect(value('return payload', { payload })).resolves.toEqual(payload);
    });

    test('any JSON arrives as it left', async () => {
      await fc.assert(
        fc.asyncProperty(fc.json(), async (text) => {
          const payload = readJson(text);
          expect(JSON.stringify(await value('return payload', { payload }))).toBe(JSON.stringify(payload));
        }),
        { numRuns: 200 },
      );
    });

    test.each([
      ['nothing', 'return', null],
      ['a promise', 'return Promise.resolve(7)', 7],
      ['something that becomes JSON', 'return { toJSON: () => "json" }', 'json'],
      ['what JSON does not know', 'return { kept: 1, lost: () => 1, never: undefined }', { kept: 1 }],
    ])('it may return %s', async (_, body, expected) => {
      await expect(value(body)).resolves.toEqual(expected);
    });

    test('what cannot become JSON is an error that says so', async () => {
      const end = failureOf(await run('const ring = {}; ring.self = ring; return ring'));
      expect(end.outcome).toBe('error');
      expect(end.message).toMatch(/circular/i);
    });
  });

  describe('fails in its own name', () => {
    test('an error keeps its name, its message and where it was thrown', async () => {
      const end = failureOf(await run('throw new RangeError("too far")'));
      expect(end).toMatchObject({ outcome: 'error', message: 'RangeError: too far' });
      expect(end.stack).toContain('functions.js:1');
    });

    test('its stack names no file of ours', async () => {
      const end = failureOf(await run('throw new Error("where am I")'));
      expect(end.stack).not.toContain('/');
    });

    test.each([
      ['a text', 'throw "plain"', 'plain'],
      ['nothing', 'throw undefined', 'undefined'],
      ['an error that throws when it is read', 'throw { get message() { throw 1 } }', 'failed'],
    ])('it may throw %s', async (_, body, expected) => {
      const end = failureOf(await run(body));
      expect(end.outcome).toBe('error');
      expect(end.message).toContain(expected);
    });

    test('a name that is not registered is told', async () => {
      const end = failureOf(await run('return 1', { functionName: 'other' }));
      expect(end.message).toBe('TypeError: The code registers no function named "other".');
    });

    test.each(['constructor', '__proto__', 'toString'])(
      '"%s" is not a function by accident',
      async (functionName) => {
        expect(failureOf(await run('return 1', { functionName })).outcome).toBe('error');
      },
    );

    test.each([
      ['throws', 'throw new Error("not today")', 'not today'],
      ['cannot be parsed', 'this is not code', ''],
      ['imports', 'import "node:fs"; guildhall.register({ run: () => 1 })', ''],
      ['registers what is no function', 'guildhall.register({ run: 1 })', '"run" is registered'],
    ])('code that %s is not loaded', async (_, code, expected) => {
      const end = failureOf(await run('', { code }));
      expect(end.outcome).toBe('error');
      expect(end.message).toContain('The code cannot be loaded');
      expect(end.message).toContain(expected);
    });

    test('code other than its digest names is refused before it runs', async () => {
      const end = failureOf(await run('return 1', { codeDigest: digestOfCode('return 2') }));
      expect(end.outcome).toBe('refused');
    });
  });

  describe('asks the host', () => {
    test('a call crosses with its arguments and whose it is', async () => {
      const heard: HostCall[] = [];
      const answer = await value('return api.host.call("crm.read", { id: 7 })', {}, async (call) => {
        heard.push(call);
        return { name: 'Ada' };
      });
      expect(answer).toEqual({ name: 'Ada' });
      expect(heard).toEqual([
        {
          op: 'crm.read',
          args: { id: 7 },
          invocation: {
            marketplaceId: 'mkt_a',
            installationId: 'ins_a',
            codeDigest: expect.any(String) as unknown,
            functionName: 'run',
          },
        },
      ]);
    });

    test('calls wait for each other only if the function does', async () => {
      const body = 'return Promise.all([3, 2, 1].map((ms) => api.host.call("wait", ms)))';
      const slow = (call: HostCall) =>
        new Promise((resolve) => setTimeout(resolve, Number(call.args) * 10, call.args));
      await expect(value(body, {}, slow)).resolves.toEqual([3, 2, 1]);
    });

    test('a refusal arrives with its code and can be caught', async () => {
      const body = 'try { await api.host.call("x") } catch (e) { return [e.name, e.code, e.message] }';
      const refuse = () => Promise.reject(new HostCallRefusal('NOT_GRANTED', 'Not granted.'));
      await expect(value(body, {}, refuse)).resolves.toEqual([
        'HostCallError',
        'NOT_GRANTED',
        'Not granted.',
      ]);
    });

    test('an error of the host itself is told without its words', async () => {
      const body = 'try { await api.host.call("x") } catch (e) { return e.code + e.message + e.stack }';
      const told = await value(body, {}, () => Promise.reject(new Error('password of the database')));
      expect(told).toContain('HOST_FAILED');
      expect(told).not.toContain('password');
    });

    test.each([
      ['storage.get', 'api.storage.get("k")', { key: 'k' }],
      ['storage.set', 'api.storage.set("k", [1])', { key: 'k', value: [1] }],
      ['storage.delete', 'api.storage.delete("k")', { key: 'k' }],
      ['storage.list', 'api.storage.list({ prefix: "a" })', { prefix: 'a' }],
    ])('%s is a call', async (op, body, args) => {
      await expect(value(`return ${body}`)).resolves.toEqual({ op, args });
    });

    test('fetch answers like a response', async () => {
      const body = `const r = await api.fetch('https://a.example/x', { method: 'POST', body: 'hi' });
        return [r.ok, r.status, r.headers['x-a'], await r.text(), await r.json()]`;
      const heard: HostCall[] = [];
      const answer = await value(body, {}, async (call) => {
        heard.push(call);
        return { status: 201, headers: { 'x-a': '1' }, body: '{"b":2}' };
      });
      expect(answer).toEqual([true, 201, '1', '{"b":2}', { b: 2 }]);
      expect(heard[0]?.args).toEqual({ url: 'https://a.example/x', method: 'POST', headers: {}, body: 'hi' });
    });

    test('secrets are placeholders that it never sees resolved', async () => {
      await expect(value('return api.secrets.placeholder("token")')).resolves.toBe('{{secret:token}}');
    });

    test('context and settings are told, and frozen all the way down', async () => {
      const body = `try { api.settings.list[0] = 2 } catch {}
        try { api.context.user.id = 'other' } catch {}
        return [api.context, api.settings]`;
      const given = { context: { user: { id: 'u' } }, settings: { list: [1] } };
      await expect(value(body, given)).resolves.toEqual([given.context, given.settings]);
    });

    test('the api cannot be replaced from within', async () => {
      const body = `const before = api.host.call;
        try { api.host.call = () => 'mine' } catch {}
        try { api.host = {} } catch {}
        return before === api.host.call && Object.isFrozen(api) && Object.isFrozen(api.storage)`;
      await expect(value(body)).resolves.toBe(true);
    });
  });

  describe('is told the time and given chance', () => {
    test('the same seed gives the same numbers in every engine', async () => {
      const numbers = await value('return [Math.random(), Math.random()]', { seed: 42 });
      expect(numbers).toEqual([0.6011037519201636, 0.44829055899754167]);
    });

    test('without a seed the numbers differ', async () => {
      expect(await value('return Math.random()')).not.toBe(await value('return Math.random()'));
    });

    test('a clock that stands still does so for every way to ask', async () => {
      const now = Date.UTC(2026, 0, 2);
      const body = `return [Date.now(), new Date().getTime(), new Date().toISOString(), api.now,
        new Date() instanceof Date, typeof Date(), new Date(5).getTime(), new (new Date().constructor)().getTime(),
        new Date().getTimezoneOffset()]`;
      await expect(value(body, { now })).resolves.toEqual([
        ...[now, now, '2026-01-02T00:00:00.000Z', now],
        ...[true, 'string', 5, now, 0],
      ]);
    });

    test('otherwise the clock is ours', async () => {
      const before = Date.now();
      const told = Number(await value('return Date.now()'));
      expect(told).toBeGreaterThanOrEqual(before - 1);
      expect(told).toBeLessThanOrEqual(Date.now() + 1);
    });

    test('timers run in order and can be taken back', async () => {
      const body = `const seen = [];
        setTimeout((a) => seen.push(a), 20, 'late'); setTimeout(() => seen.push('early'), 1);
        clearTimeout(setTimeout(() => seen.push('never'), 5));
        await new Promise((resolve) => setTimeout(resolve, 40)); return seen`;
      await expect(value(body)).resolves.toEqual(['early', 'late']);
    });

    test('an error in a timer is the function’s', async () => {
      const body = 'setTimeout(() => { throw new TypeError("later") }, 1); await new Promise(() => {})';
      expect(failureOf(await run(body))).toMatchObject({ outcome: 'error', message: 'TypeError: later' });
    });
  });

  describe('writes a log', () => {
    test('lines come with level, time and detail', async () => {
      const { logs } = await run('api.log("a", { b: 1 }); console.warn("c"); console.error("d"); return 1');
      expect(logs).toEqual([
        { level: 'info', at: expect.any(Number) as unknown, text: 'a {"b":1}' },
        { level: 'warn', at: expect.any(Number) as unknown, text: 'c' },
        { level: 'error', at: expect.any(Number) as unknown, text: 'd' },
      ]);
    });

    test('what it logged before it failed is kept', async () => {
      const { logs } = await run('api.log("almost"); throw new Error("no")');
      expect(logs.map(({ text }) => text)).toEqual(['almost']);
    });

    test('lines beyond the limit are dropped, and so are their ends', async () => {
      const limits = { logLines: 3, logBytes: 10 };
      const { logs } = await run('for (let i = 0; i < 9; i++) api.log("123456"); return 1', { limits });
      expect(logs.map(({ text }) => text)).toEqual(['123456', '1234']);
    });
  });

  describe('finds itself in a world', () => {
    test('with exactly the names that every engine offers', async () => {
      const names = await value('return Object.getOwnPropertyNames(globalThis).toSorted()');
      expect(names).toEqual(OFFERED);
    });

    test('that is kept warm between calls of the same owner', async () => {
      const body = 'globalThis.count = (globalThis.count ?? 0) + 1; return globalThis.count';
      const owner = { installationId: `ins_warm_${engine}` };
      expect([await value(body, owner), await value(body, owner)]).toEqual([1, 2]);
    });

    test.each([
      ['another installation', { installationId: 'ins_b' }],
      ['another marketplace', { marketplaceId: 'mkt_b' }],
      ['another memory limit', { limits: { memoryBytes: 64 * 1024 * 1024 } }],
      ['a recording', { fresh: true }],
    ])('that is a new one for %s', async (_, other) => {
      const body = 'globalThis.seen = (globalThis.seen ?? 0) + 1; return globalThis.seen';
      await value(body, { installationId: 'ins_first' });
      await expect(value(body, { installationId: 'ins_first', ...other })).resolves.toBe(1);
    });

    test.each([
      ['an error', 'if (payload) throw new Error("no")', { payload: true }],
      ['an open call', 'if (payload) api.host.call("never")', { payload: true }],
      ['an open timer', 'if (payload) setTimeout(() => {}, 1e5)', { payload: true }],
    ])('that is a new one after %s', async (name, body, first) => {
      const counted = `globalThis.n = (globalThis.n ?? 0) + 1; ${body}; return globalThis.n`;
      const owner = { installationId: `ins_after_${name}` };
      await run(counted, { ...owner, ...first }, () => new Promise(() => undefined));
      await expect(value(counted, owner)).resolves.toBe(1);
    });

    test('that is a new one after it was evicted', async () => {
      const body = 'globalThis.e = (globalThis.e ?? 0) + 1; return globalThis.e';
      const owner = { installationId: 'ins_evicted' };
      await value(body, owner);
      sandbox.evict({ installationId: 'ins_evicted' });
      await expect(value(body, owner)).resolves.toBe(1);
    });
  });

  test('what it used is told', async () => {
    const result = await run('await api.host.call("x"); for (let i = 0; i < 1e5; i++); return 1');
    expect(result).toMatchObject({ outcome: 'ok', hostCalls: 1, fetches: 0 });
    expect(result.cpuMs).toBeGreaterThan(0);
    expect(result.wallMs).toBeGreaterThan(0);
    expect(result.peakBytes).toBeGreaterThan(0);
  });

  test('many at once each get their own answer', async () => {
    const all = Array.from({ length: 40 }, (_, payload) =>
      value('return (await api.host.call("x", payload)).args', {
        payload,
        installationId: `ins_${payload % 5}`,
      }),
    );
    await expect(Promise.all(all)).resolves.toEqual(Array.from({ length: 40 }, (_, index) => index));
  });
});

function valueOf(result: InvocationResult) {
  if (result.outcome !== 'ok') throw new Error(`${result.outcome}: ${result.message}`);
  return result.value;
}

function failureOf(result: InvocationResult) {
  if (result.outcome === 'ok') throw new Error('It did not fail.');
  return result;
}

const OFFERED = [
  ...['AggregateError', 'Array', 'ArrayBuffer', 'AsyncDisposableStack', 'BigInt', 'BigInt64Array'],
  ...[
    'BigUint64Array',
    'Boolean',
    'DataView',
    'Date',
    'DisposableStack',
    'Error',
    'EvalError',
    'Float16Array',
  ],
  ...[
    'Float32Array',
    'Float64Array',
    'Function',
    'Infinity',
    'Int16Array',
    'Int32Array',
    'Int8Array',
    'Iterator',
  ],
  ...['JSON', 'Map', 'Math', 'NaN', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError'],
  ...[
    'Reflect',
    'RegExp',
    'Set',
    'String',
    'SuppressedError',
    'Symbol',
    'SyntaxError',
    'TypeError',
    'URIError',
  ],
  ...['Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakSet', 'clearTimeout'],
  ...['console', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'eval'],
  ...['globalThis', 'guildhall', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'setTimeout', 'undefined'],
  'unescape',
];

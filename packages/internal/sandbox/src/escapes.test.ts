import type { HostCall, InvocationResult } from './invocation.ts';
import { openSandbox } from './open-sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { callOf } from './testing/call-of.ts';
import { echo } from './testing/echo.ts';
import { ENGINES } from './testing/engines.ts';
import { CONSTRUCTORS, PROTOTYPES } from './testing/escape-cases.ts';

describe.each(ENGINES)('a function in %s that looks for a way out', (engine) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ engine, executors: 1 });
  });
  afterAll(() => sandbox.close());

  const value = async (body: string, rest = {}) => valueOf(await sandbox.invoke(callOf(body, rest), echo));

  describe('makes no code from text', () => {
    test.each(CONSTRUCTORS)('with %s', async (_, attempt) => {
      const body = `try { ${attempt}; return 'made' } catch (error) { return error.name }`;
      await expect(value(body)).resolves.toBe('EvalError');
    });

    test('nor by importing', async () => {
      const body = 'try { await import("data:text/javascript,1"); return "made" } catch { return "refused" }';
      await expect(value(body)).resolves.toBe('refused');
    });
  });

  test.each([
    'process',
    'require',
    'module',
    'global',
    'fetch',
    'WebAssembly',
    'SharedArrayBuffer',
    'Atomics',
    'performance',
    'gc',
    'std',
    'os',
    'InternalError',
    'WeakRef',
    'FinalizationRegistry',
  ])('finds no %s', async (name) => {
    await expect(value(`return typeof globalThis[${JSON.stringify(name)}]`)).resolves.toBe('undefined');
  });

  test('reaches nothing of Node through what it is handed', async () => {
    const body = `const seen = new Set(); const queue = [api, globalThis, guildhall, console, payload];
      const hits = [];
      while (queue.length) {
        const next = queue.pop();
        if ((typeof next !== 'object' && typeof next !== 'function') || next === null || seen.has(next)) continue;
        seen.add(next);
        for (const key of Reflect.ownKeys(next)) {
          if (/^(process|require|mainModule|binding|_linkedBinding|env)$/.test(String(key))) hits.push(String(key));
          const d = Reflect.getOwnPropertyDescriptor(next, key);
          queue.push(d.value, d.get, d.set);
        }
        queue.push(Reflect.getPrototypeOf(next));
      }
      return [seen.size > 100, hits]`;
    await expect(value(body, { payload: {}, limits: { cpuMs: 1_000 } })).resolves.toEqual([true, []]);
  });

  describe('can spoil only its own world', () => {
    test.each(PROTOTYPES)(
      '%s may be replaced: calls still cross, and a neighbour sees nothing',
      async (_, spoil) => {
        const before = [{ polluted: ({} as { polluted?: number }).polluted }, JSON.stringify({ a: 1 })];
        const result = await sandbox.invoke(
          callOf(`${spoil}; const answer = await new Promise((resolve) => 0 || resolve(api.host.call("x", 1)));
          return typeof answer`),
          echo,
        );
        expect(['ok', 'error', 'timeout']).toContain(result.outcome);
        await expect(
          value('return [{}.polluted === undefined, JSON.stringify({ a: 1 })]', { installationId: 'ins_b' }),
        ).resolves.toEqual([true, '{"a":1}']);
        expect([{ polluted: ({} as { polluted?: number }).polluted }, JSON.stringify({ a: 1 })]).toEqual(
          before,
        );
      },
    );

    test('a function replaced by an earlier call cannot speak for a later caller', async () => {
      const body = `if (payload === 1) { globalThis.kept = api; return 'kept' }
        try { return await globalThis.kept.host.call('x', 'old') } catch (error) { return error.code ?? error.message }`;
      const heard: HostCall[] = [];
      const run = (payload: number) =>
        sandbox.invoke(
          callOf(body, { payload, installationId: 'ins_kept', context: { user: payload } }),
          (call) => {
            heard.push(call);
            return Promise.resolve('answered');
          },
        );
      await run(1);
      await run(2);
      // Whatever it kept, the call belongs to the invocation that runs, and its installation.
      expect(heard.map(({ invocation }) => invocation.installationId)).toEqual(['ins_kept']);
    });

    test('no message of the boundary can be forged with a name from a prototype', async () => {
      const body = `Object.prototype.kind = 'done'; Object.prototype.text = '"forged"'; Object.prototype.id = 0;
        Array.prototype[0] = 'done'; return 'real'`;
      await expect(value(body)).resolves.toBe('real');
    });
  });

  test('a call made while code loads is refused', async () => {
    const code = `let early = 'none';
      try { setTimeout(() => {}, 1) } catch (error) { early = error.message }
      guildhall.register({ run: () => early });`;
    await expect(value('', { code })).resolves.toBe('Timers can be set only while a function runs.');
  });

  function valueOf(result: InvocationResult) {
    if (result.outcome !== 'ok') throw new Error(`${result.outcome}: ${result.message}`);
    return result.value;
  }
});

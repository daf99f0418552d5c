import { openSandbox } from './open-sandbox.ts';
import type { Invocation } from './invocation.ts';
import type { EngineName, Sandbox } from './sandbox.ts';
import { callOf } from './testing/call-of.ts';
import { echo } from './testing/echo.ts';
import { ENGINES } from './testing/engines.ts';

const MB = 1024 * 1024;

/** Some milliseconds of work for either engine, more on a slow machine. */
function busy(engine: EngineName, units: number): string {
  const turns = engine === 'quickjs' ? 2e5 : 1e7;
  return `for (let n = 0; n < ${turns * units}; n++)`;
}

describe.each(ENGINES)('limits in %s', (engine) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ engine, executors: 1, limits: { hostCalls: 5 } });
  });
  afterAll(() => sandbox.close());

  const run = (body: string, rest: Partial<Invocation> = {}) => sandbox.invoke(callOf(body, rest), echo);

  test('an input at the limit is taken, one byte more is refused before anything runs', async () => {
    const limits = { inputBytes: 100 };
    await expect(run('return 1', { limits, payload: 'x'.repeat(98) })).resolves.toMatchObject({
      outcome: 'ok',
    });
    await expect(run('return 1', { limits, payload: 'x'.repeat(99) })).resolves.toMatchObject({
      outcome: 'input-too-large',
      cpuMs: 0,
    });
  });

  test('an output at the limit is given, one byte more is not', async () => {
    const limits = { outputBytes: 100 };
    await expect(run("return 'x'.repeat(98)", { limits })).resolves.toMatchObject({ outcome: 'ok' });
    await expect(run("return 'x'.repeat(99)", { limits })).resolves.toMatchObject({
      outcome: 'output-too-large',
    });
  });

  test('as many calls as allowed are answered; the next one ends it', async () => {
    const calls = (count: number) => `for (let i = 0; i < ${count}; i++) await api.host.call("x"); return 1`;
    await expect(run(calls(5))).resolves.toMatchObject({ outcome: 'ok', hostCalls: 5 });
    await expect(run(calls(6))).resolves.toMatchObject({ outcome: 'too-many-host-calls' });
  });

  test('a fetch too many is refused, and can be caught', async () => {
    const body = `const seen = [];
      for (let i = 0; i < 3; i++) await api.host.call('fetch', {}).then(() => seen.push('ok'), (e) => seen.push(e.code));
      return seen`;
    await expect(run(body, { limits: { fetches: 2 } })).resolves.toMatchObject({
      value: ['ok', 'ok', 'TOO_MANY_FETCHES'],
      fetches: 3,
    });
  });

  test('policy may allow more: the same work passes', async () => {
    const work = `${busy(engine, 20)}; return 1`;
    await expect(run(work)).resolves.toMatchObject({ outcome: 'timeout' });
    const limits = { cpuMs: 20_000, wallMs: 20_000 };
    await expect(run(work, { limits })).resolves.toMatchObject({ outcome: 'ok' });
  }, 30_000);

  test('processor time adds up over all that it does', async () => {
    const body = `for (let i = 0; i < 40; i++) { ${busy(engine, 1)}; await api.host.call("x"); } return 1`;
    const result = await run(body, { limits: { hostCalls: 50, wallMs: 10_000 } });
    expect(result.outcome).toBe('timeout');
    expect(result.hostCalls).toBeGreaterThan(0);
  }, 15_000);

  test('waiting costs no processor time', async () => {
    const result = await run('await new Promise((resolve) => setTimeout(resolve, 150)); return 1');
    expect(result).toMatchObject({ outcome: 'ok' });
    expect(result.wallMs).toBeGreaterThanOrEqual(140);
    expect(result.cpuMs).toBeLessThan(50);
  });

  test('a deadline is a shorter patience', async () => {
    const wait = 'await new Promise((resolve) => setTimeout(resolve, 1e4))';
    const begun = performance.now();
    await expect(run(wait, { deadline: Date.now() + 100 })).resolves.toMatchObject({ outcome: 'timeout' });
    expect(performance.now() - begun).toBeLessThan(100 + 500);
    await expect(run('return 1', { deadline: Date.now() - 1 })).resolves.toMatchObject({
      outcome: 'timeout',
    });
  });

  test('without a narrow memory limit the same bomb is not contained by it', async () => {
    const bomb = (megabytes: number) =>
      `const kept = []; for (let i = 0; i < ${megabytes}; i++) kept.push(new Uint8Array(${MB}).fill(1)); return kept.length`;
    const limits = { cpuMs: 2_000 };
    const contained = await run(bomb(60), { limits });
    const loose = await run(bomb(60), { limits: { ...limits, memoryBytes: 128 * MB } });
    expect(contained.outcome).toBe('memory');
    expect(contained.peakBytes).toBeLessThan(40 * MB);
    expect(loose).toMatchObject({ outcome: 'ok', value: 60 });
    expect(loose.peakBytes).toBeGreaterThan(60 * MB);
  });

  test('one installation that takes all it can leaves threads to others', async () => {
    const greedy = Array.from({ length: 12 }, () => run('for (;;);', { installationId: 'ins_greedy' }));
    const asked = performance.now();
    await expect(run('return 1', { installationId: 'ins_modest' })).resolves.toMatchObject({ outcome: 'ok' });
    const answered = performance.now() - asked;
    await Promise.all(greedy);
    // Twelve loops of 50 ms on one of two threads take 600 ms; whoever stood in their line would wait as long.
    expect(answered).toBeLessThan(300);
  });
});

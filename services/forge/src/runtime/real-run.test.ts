import { loopbackEgress } from '@guildhall/egress/testing';
import { openSandbox } from '@guildhall/sandbox';
import { restrictionChanged, trustChanged } from '@guildhall/schema';
import type { Bus } from '@guildhall/messaging';
import { fakeInspector } from '../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../testing/harness.ts';
import { INSTALLATION, installFunctions } from '../testing/installed.ts';
import { containing } from '../testing/match.ts';
import { hostAdmin } from '../testing/sessions.ts';
import { aRestriction, PUBLISHER } from '../testing/states.ts';
import { engineTable } from './engine-table.ts';
import { EVICT, openFunctionRuntime, type FunctionRuntime } from './function-runtime.ts';

let forge: TestForge;
let runtime: FunctionRuntime;

beforeEach(async () => {
  runtime = openFunctionRuntime({
    engines: engineTable({ engine: 'quickjs' }),
    openSandbox: (engine) => openSandbox({ engine, executors: 1, workers: 1 }),
    wayOut: loopbackEgress,
  });
  forge = await aForge(fakeInspector(), runtime);
});
afterEach(async () => {
  await runtime.close();
  await forge.close();
});

const CODE = `guildhall.register({
  async sayHello(payload, api) {
    if (payload === 'loop') for (;;);
    if (payload === 'wait') await new Promise((resolve) => setTimeout(resolve, 1_900));
    if (payload === 'throw') throw new Error('I was told to.');
    const visits = ((await api.storage.get('visits')) ?? 0) + 1;
    await api.storage.set('visits', visits);
    api.log('visit', { visits });
    const refused = await api.host.call('contacts.read').catch((error) => error.code);
    return { hello: payload, visits, tone: api.settings.tone, place: api.context.organization, refused };
  },
});`;

async function invoke(payload: unknown) {
  const answer = (await forge.ask(
    hostAdmin,
    `mutation ($input: InvokeFunctionInput!) { invokeFunction(input: $input) {
      value invocation { outcome message cpuMs hostCalls } userErrors { code } } }`,
    { input: { installationId: INSTALLATION, function: 'greet', payload } },
  )) as { invokeFunction: { value: unknown; invocation: Record<string, unknown> | null } };
  return answer.invokeFunction;
}

describe('a function in the sandbox', () => {
  it('answers, keeps, logs, and is refused what it was not given', async () => {
    await installFunctions(forge, { code: CODE });
    await invoke('Ada');
    expect(await invoke('Ada')).toMatchObject({
      value: { hello: 'Ada', visits: 2, tone: 'warm', place: 'acme', refused: 'UNKNOWN_API' },
      invocation: { outcome: 'OK', hostCalls: 3 },
    });
    expect(await forge.rows('SELECT text, level FROM function_log ORDER BY seq')).toEqual([
      { text: 'visit {"visits":1}', level: 'INFO' },
      { text: containing('UNKNOWN_API'), level: 'WARN' },
      { text: 'visit {"visits":2}', level: 'INFO' },
      { text: containing('UNKNOWN_API'), level: 'WARN' },
    ]);
  });

  it('that throws, and one that loops, says so and leaves the next one unharmed', async () => {
    await installFunctions(forge, { code: CODE });
    expect((await invoke('throw')).invocation).toMatchObject({
      outcome: 'ERROR',
      message: containing('I was told to.'),
    });
    expect((await invoke('loop')).invocation).toMatchObject({ outcome: 'TIMEOUT' });
    expect(await invoke('Ada')).toMatchObject({ value: { hello: 'Ada' } });
  });

  it('does not run when its bytes are not those that were signed', async () => {
    const state = await installFunctions(forge, { code: CODE });
    const sha256 = state.bundles[0]?.sha256;
    await forge.rows(
      "UPDATE artifact_blob SET content = convert_to('guildhall.register({})', 'UTF8') WHERE sha256 = $1",
      [sha256],
    );
    expect((await invoke('Ada')).invocation).toMatchObject({ outcome: 'REFUSED' });
  });

  it('is ended at once, as refused, when a restriction stops it while it runs', async () => {
    await installFunctions(forge, { code: CODE });
    await invoke('Ada');
    const heard: ((text: string) => void)[] = [];
    const bus: Bus = { ...forge.bus, subscribe: (_channel, hear) => Promise.resolve(void heard.push(hear)) };
    await runtime.listen(bus);
    const begin = performance.now();
    const running = invoke('wait');
    while ((await forge.rows("SELECT 1 FROM invocation WHERE state = 'RUNNING'")).length === 0);
    await forge.hear(restrictionChanged, aRestriction());
    const told = forge.announced
      .filter((line) => line.startsWith(EVICT))
      .map((line) => line.slice(EVICT.length + 1));
    for (const hear of heard) for (const text of told) hear(text);
    expect((await running).invocation).toMatchObject({
      outcome: 'REFUSED',
      message: 'The marketplace has stopped this version.',
    });
    // Long before its own two seconds were over.
    expect(performance.now() - begin).toBeLessThan(1_800);
  });

  it('shows which layers keep it apart', async () => {
    const [only, ...others] = await runtime.engines();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ engine: 'quickjs', tiers: [0, 1, 2, 3, 4], problem: null });
    expect(only?.health?.layers).toEqual(expect.arrayContaining(['wasm', 'process']) as unknown);
  });
});

describe('a function of a trusted publisher', () => {
  it('runs in the other engine, in processes of its own, and not once its publisher is restricted', async () => {
    const both = openFunctionRuntime({
      engines: engineTable({ engine: 'quickjs', trustedEngine: 'isolated-vm' }),
      openSandbox: (engine) => openSandbox({ engine, executors: 1, workers: 1 }),
      wayOut: loopbackEgress,
    });
    await forge.close();
    await runtime.close();
    [runtime, forge] = [both, await aForge(fakeInspector(), both)];
    // Engines say the same mistake in words of their own.
    const code =
      'guildhall.register({ sayHello() { try { return null.name; } catch (error) { return error.message; } } })';
    await installFunctions(forge, { code });
    const trust = { publisherId: PUBLISHER, tier: 3, restricted: false, rev: 1 };
    const said: unknown[] = [(await invoke(null)).value];
    await forge.hear(trustChanged, trust);
    said.push((await invoke(null)).value);
    await forge.hear(trustChanged, { ...trust, restricted: true, rev: 2 });
    said.push((await invoke(null)).value);
    expect(said).toEqual([
      "cannot read property 'name' of null",
      "Cannot read properties of null (reading 'name')",
      "cannot read property 'name' of null",
    ]);

    const engines = await both.engines();
    const pids = engines.flatMap(({ health }) => health?.executors.map(({ pid }) => pid) ?? []);
    expect(engines).toMatchObject([{ engine: 'quickjs' }, { engine: 'isolated-vm', problem: null }]);
    expect(new Set(pids).size).toBe(2);
  });
});

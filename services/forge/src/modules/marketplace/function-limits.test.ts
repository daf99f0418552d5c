import { settingsChanged, STANDARD_FUNCTION_LIMITS, type FunctionLimits } from '@guildhall/schema';
import { until } from '@guildhall/testing';
import { aForgeWithFunctions, runQueued, type TestSandbox } from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { INSTALLATION, installFunctions } from '../../testing/installed.ts';
import { containing } from '../../testing/match.ts';
import { hostAdmin, MARKETPLACE, reviewer, system } from '../../testing/sessions.ts';
import { setValue } from '../storage/set-value.ts';

let forge: TestForge;
let sandbox: TestSandbox;

beforeEach(async () => {
  ({ forge, sandbox } = await aForgeWithFunctions());
  await installFunctions(forge);
});
afterEach(() => forge.close());

const set = (limits: Partial<FunctionLimits>, rev = 1) =>
  forge.hear(settingsChanged, {
    ...{ id: MARKETPLACE, auditSamplePerMille: 0, allowedOrigins: null, rev },
    functionLimits: { ...STANDARD_FUNCTION_LIMITS, ...limits },
  });

async function call(): Promise<{ code: string; message: string }[]> {
  const answer = (await forge.ask(
    hostAdmin,
    'mutation ($input: InvokeFunctionInput!) { invokeFunction(input: $input) { userErrors { code message } } }',
    { input: { installationId: INSTALLATION, function: 'greet' } },
  )) as { invokeFunction: { userErrors: { code: string; message: string }[] } };
  return answer.invokeFunction.userErrors;
}

const runLimits = () => sandbox.invocations.map(({ limits }) => limits);
const standard = { wallMs: 2_000, cpuMs: 50, memoryBytes: 32 * 1024 * 1024, hostCalls: 50, fetches: 10 };

describe('what a run may use', () => {
  it('is the standard while the marketplace has set nothing', async () => {
    await call();
    expect(runLimits()).toEqual([standard]);
  });

  it('is what the marketplace has set, from the next run on', async () => {
    await set({ cpuMs: 80, memoryMb: 64, hostCalls: 20, fetches: 0 });
    await call();
    await set({ cpuMs: 20 }, 2);
    await call();
    expect(runLimits()).toEqual([
      { wallMs: 2_000, cpuMs: 80, memoryBytes: 64 * 1024 * 1024, hostCalls: 20, fetches: 0 },
      { ...standard, cpuMs: 20 },
    ]);
  });

  it('holds for what waits, as it is when it begins', async () => {
    await forge.ask(
      hostAdmin,
      'mutation ($input: EmitHostEventInput!) { emitHostEvent(input: $input) { queued } }',
      { input: { scope: { host: 'crm', organization: 'acme' }, event: 'contact.saved' } },
    );
    await set({ cpuMs: 10 });
    await runQueued(forge);
    expect(runLimits()).toEqual([{ ...standard, wallMs: 30_000, cpuMs: 10 }]);
  });

  it('converges, however what is told is repeated and reordered', async () => {
    for (const rev of [2, 5, 3, 5]) await set({ cpuMs: rev * 10 }, rev);
    await call();
    expect(runLimits()).toMatchObject([{ cpuMs: 50 }]);
    expect(await forge.rows('SELECT rev FROM marketplace_settings')).toEqual([{ rev: 5 }]);
  });

  it('never goes beyond the ceilings of the platform, whoever says so', async () => {
    await expect(set({ cpuMs: 501 })).rejects.toThrow('cpuMs');
    await expect(set({ memoryMb: 1_024 })).rejects.toThrow('memoryMb');
  });

  it('is that of one marketplace alone', async () => {
    await forge.hear(
      settingsChanged,
      {
        ...{ id: 'mkt_two', auditSamplePerMille: 0, rev: 1 },
        ...{ functionLimits: { ...STANDARD_FUNCTION_LIMITS, cpuMs: 5 }, allowedOrigins: null },
      },
      'mkt_two',
    );
    await call();
    expect(runLimits()).toEqual([standard]);
  });
});

describe('how often functions run', () => {
  it('is held to what the marketplace has set for one installation, and shown', async () => {
    await set({ invocationsPerMinute: 2 });
    expect([await call(), await call()]).toEqual([[], []]);
    expect(await call()).toMatchObject([
      { code: 'TOO_MANY_INVOCATIONS', message: expect.stringContaining('2 times a minute') as unknown },
    ]);
    const usage = await forge.ask(
      reviewer,
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Installation { usage { invocationsPerMinute } } } }',
      { of: [{ __typename: 'Installation', id: INSTALLATION }] },
    );
    expect(usage).toEqual({ _entities: [{ usage: { invocationsPerMinute: 2 } }] });
  });

  it('is held to what the marketplace has set for all', async () => {
    await set({ marketplaceInvocationsPerMinute: 1 });
    expect(await call()).toEqual([]);
    expect(await call()).toMatchObject([
      {
        code: 'TOO_MANY_INVOCATIONS',
        message: expect.stringContaining('marketplace may run 1 times') as unknown,
      },
    ]);
  });
});

describe('what all functions of a marketplace take together', () => {
  it('ends with the processor time of a minute, and begins again with the next', async () => {
    await set({ marketplaceCpuSecondsPerMinute: 1 });
    expect(await call()).toEqual([]);
    await forge.rows("UPDATE invocation_count SET count = 1000 WHERE subject = '*cpu'");
    expect(await call()).toMatchObject([
      {
        code: 'TOO_MANY_INVOCATIONS',
        message: containing('1 seconds of processor time a minute'),
      },
    ]);
    await forge.rows("UPDATE invocation_count SET minute = minute - interval '1 minute'");
    expect(await call()).toEqual([]);
  });

  it('is counted from what every run has taken', async () => {
    await call();
    await call();
    const spent = await forge.rows<{ count: number }>(
      "SELECT count FROM invocation_count WHERE subject = '*cpu'",
    );
    expect(spent).toEqual([{ count: 2 }]);
  });
});

describe('what functions keep', () => {
  const keep = (key: string, size: number, installationId = INSTALLATION) =>
    forge.run(system, (ctx) => setValue(ctx, installationId, { key, value: 'x'.repeat(size) }));

  it('fits into what one installation may keep, in bytes and in keys', async () => {
    await set({ storageKb: 16, storageKeys: 10 });
    expect(await keep('a', 10_000)).toMatchObject({ ok: true });
    expect(await keep('b', 10_000)).toMatchObject({ error: { code: 'STORAGE_FULL' } });
    expect(await keep('a', 11_000)).toMatchObject({ ok: true });
    for (let n = 1; n < 10; n++) await keep(`k${n}`, 1);
    expect(await keep('one more', 1)).toMatchObject({ error: { message: containing('10 keys') } });
    expect(await keep('k1', 2)).toMatchObject({ ok: true });
  });

  it('fits into what all of them may keep', async () => {
    await set({ marketplaceStorageMb: 1 });
    await forge.rows(
      `INSERT INTO function_usage (marketplace_id, installation_id, storage_bytes)
       VALUES ('${MARKETPLACE}', 'ins_neighbour', 1048000)`,
    );
    expect(await keep('small', 100)).toMatchObject({ ok: true });
    expect(await keep('large', 1_000)).toMatchObject({
      error: { code: 'STORAGE_FULL', message: containing('1 megabytes together') },
    });
  });

  it('is not passed by two that write at once: the second waits for the first and sees what it wrote', async () => {
    await set({ marketplaceStorageMb: 1 });
    await forge.rows(
      `INSERT INTO function_usage (marketplace_id, installation_id, storage_bytes)
       VALUES ('${MARKETPLACE}', 'ins_neighbour', ${1024 * 1024 - 1_500})`,
    );
    const waits = async () =>
      (await forge.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).length === 1;
    let second: ReturnType<typeof keep> | undefined;
    const first = await forge.run(system, async (ctx) => {
      const kept = await setValue(ctx, 'ins_one', { key: 'a', value: 'x'.repeat(1_000) });
      second = keep('a', 1_000, 'ins_two');
      await until('the second waits', waits, 10_000);
      return kept;
    });
    expect(first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ error: { code: 'STORAGE_FULL' } });
    expect(await keep('b', 100, 'ins_two')).toMatchObject({ ok: true });
  });

  it('stays when a limit is lowered, and may become less', async () => {
    await keep('a', 30_000);
    await set({ storageKb: 16 });
    expect(await keep('b', 1)).toMatchObject({ error: { code: 'STORAGE_FULL' } });
    expect(await keep('a', 29_000)).toMatchObject({ ok: true });
  });
});

import { byteBudget, MOST_BYTES } from '@guildhall/egress';
import { serve } from '@guildhall/egress/testing';
import { settingsChanged, STANDARD_FUNCTION_LIMITS, type FunctionLimits } from '@guildhall/schema';
import { hostFetch } from '../../runtime/host-fetch.ts';
import { aForgeWithFunctions } from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { INSTALLATION, installFunctions } from '../../testing/installed.ts';
import { containing } from '../../testing/match.ts';
import { anOrder } from '../../testing/order.ts';
import { hostAdmin, MARKETPLACE, someone, system } from '../../testing/sessions.ts';
import { giveBackShare, takeShare } from './take-share.ts';

const MB = 1024 * 1024;
let forge: TestForge;
beforeEach(async () => {
  ({ forge } = await aForgeWithFunctions());
});
afterEach(() => forge.close());

const set = (limits: Partial<FunctionLimits>) =>
  forge.hear(settingsChanged, {
    ...{ id: MARKETPLACE, auditSamplePerMille: 0, allowedOrigins: null, rev: 1 },
    functionLimits: { ...STANDARD_FUNCTION_LIMITS, ...limits },
  });
const take = (installationId = INSTALLATION) => forge.run(system, (ctx) => takeShare(ctx, installationId));
const used = async () =>
  Object.fromEntries(
    (await forge.rows<{ subject: string; bytes: string }>('SELECT subject, bytes FROM egress_usage')).map(
      ({ subject, bytes }) => [subject, Number(bytes)],
    ),
  );

/** What a function of an installation gets for fetching `path` of a server that answers with 1,000 letters. */
async function fetching(path = '', act: (port: number) => Promise<unknown> = () => Promise.resolve()) {
  await using server = await serve((_request, response) => response.end('x'.repeat(1_000)));
  const origin = `http://api.test.example:${server.port}`;
  const fetch = hostFetch(
    { units: forge.units, runtime: forge.runtime },
    anOrder({ installationId: INSTALLATION, origins: [origin] }),
    system,
  );
  const answered = await fetch({ url: `${origin}/${path}` }).then(
    () => 'answered',
    (error: unknown) => (error instanceof Error && 'code' in error ? [error.code, error.message] : error),
  );
  await act(server.port);
  return { answered, asked: server.requests.length };
}

describe('what functions send and receive in a day', () => {
  it('is counted for the installation and for all, in both directions', async () => {
    expect(await fetching('y'.repeat(500))).toEqual({ answered: 'answered', asked: 1 });
    const { [INSTALLATION]: own, '*': all } = await used();
    expect(own).toBeGreaterThan(1_500);
    expect(own).toBeLessThan(2_500);
    expect(all).toBe(own);
  });

  it('is counted when nobody answers, too', async () => {
    await fetching('', async () => {
      const origin = 'http://api.test.example:1';
      const order = anOrder({ installationId: 'ins_unheard', origins: ['http://api.test.example:1'] });
      const fetch = hostFetch({ units: forge.units, runtime: forge.runtime }, order, system);
      await expect(fetch({ url: origin })).rejects.toBeDefined();
    });
    expect((await used())['ins_unheard']).toBeLessThan(1_000);
  });

  it('ends with the quota of the installation: nothing leaves any more, and it says until when', async () => {
    await set({ egressMbPerDay: 1 });
    await forge.rows(
      `INSERT INTO egress_usage VALUES ('${MARKETPLACE}', '${INSTALLATION}', now() AT TIME ZONE 'UTC', ${MB})`,
    );
    expect(await fetching()).toEqual({
      answered: [
        'QUOTA_USED_UP',
        containing("This installation's functions may send and receive 1 megabytes"),
      ],
      asked: 0,
    });
    expect(await take('ins_other')).toMatchObject({ ok: true });
  });

  it('ends with the quota of the marketplace, whoever used it', async () => {
    await set({ marketplaceEgressMbPerDay: 1 });
    await forge.rows(
      `INSERT INTO egress_usage VALUES ('${MARKETPLACE}', '*', now() AT TIME ZONE 'UTC', ${MB})`,
    );
    expect(await take()).toMatchObject({
      error: { code: 'QUOTA_USED_UP', message: containing('All functions of this marketplace') },
    });
  });

  it('begins anew with the next day', async () => {
    await set({ egressMbPerDay: 1 });
    await forge.rows(
      `INSERT INTO egress_usage VALUES ('${MARKETPLACE}', '${INSTALLATION}', (now() AT TIME ZONE 'UTC')::date - 1, ${MB})`,
    );
    expect(await take()).toMatchObject({ ok: true, value: { bytes: MB } });
  });

  it('is cut off in the middle of an answer that would pass it', async () => {
    await set({ egressMbPerDay: 1 });
    await forge.rows(
      `INSERT INTO egress_usage VALUES ('${MARKETPLACE}', '${INSTALLATION}', now() AT TIME ZONE 'UTC', ${MB - 700})`,
    );
    expect(await fetching()).toEqual({ answered: ['QUOTA_USED_UP', containing('used up')], asked: 1 });
    expect((await used())[INSTALLATION]).toBe(MB);
  });

  it('is never passed by requests that are under way together', async () => {
    await set({ egressMbPerDay: 5 });
    const shares = await Promise.all(Array.from({ length: 8 }, () => take()));
    const bytes = shares.flatMap((share) => (share.ok ? [share.value.bytes] : []));
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBe(5 * MB);
    expect(Math.max(...bytes)).toBe(MOST_BYTES);
  });

  it('is only what was needed, once a request is over', async () => {
    const share = await take();
    if (!share.ok) throw new Error(share.error.message);
    await forge.run(system, (ctx) => giveBackShare(ctx, INSTALLATION, share.value, 10));
    expect(await used()).toEqual({ [INSTALLATION]: 10, '*': 10 });
  });

  it('takes nothing back from a day that began meanwhile', async () => {
    const share = await take();
    if (!share.ok) throw new Error(share.error.message);
    await forge.rows('UPDATE egress_usage SET day = day + 1, bytes = 5');
    await forge.run(system, (ctx) => giveBackShare(ctx, INSTALLATION, share.value, 0));
    expect(await used()).toEqual({ [INSTALLATION]: 5, '*': 5 });
  });
});

describe('usage', () => {
  const OF_ALL =
    '{ functionUsage { storageBytes storageLimitBytes egressBytesToday egressLimitBytes egressResetsAt invocationsPerMinute } }';
  const owner = someone('act_owner', ['owner']);

  it('shows what is left, of one installation and of all', async () => {
    await installFunctions(forge);
    await set({ egressMbPerDay: 2, marketplaceEgressMbPerDay: 3, marketplaceStorageMb: 4 });
    const budget = byteBudget();
    const share = await take();
    if (!share.ok) throw new Error(share.error.message);
    budget.pass(7);
    await forge.run(system, (ctx) => giveBackShare(ctx, INSTALLATION, share.value, budget.passed()));
    const own = await forge.ask(
      hostAdmin,
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Installation { usage { egressBytesToday egressLimitBytes } } } }',
      { of: [{ __typename: 'Installation', id: INSTALLATION }] },
    );
    expect(own).toEqual({ _entities: [{ usage: { egressBytesToday: 7, egressLimitBytes: 2 * MB } }] });
    expect(await forge.ask(owner, OF_ALL)).toEqual({
      functionUsage: {
        ...{ storageBytes: 0, storageLimitBytes: 4 * MB, egressBytesToday: 7, egressLimitBytes: 3 * MB },
        ...{ egressResetsAt: expect.stringMatching(/T00:00:00/) as unknown, invocationsPerMinute: 6_000 },
      },
    });
  });

  it('of all counts nothing of another marketplace, and is for those who run it', async () => {
    await take();
    const elsewhere = await forge.ask({ ...owner, marketplaceId: 'mkt_other' }, OF_ALL);
    expect(elsewhere).toMatchObject({ functionUsage: { egressBytesToday: 0, storageBytes: 0 } });
    await expect(forge.ask(hostAdmin, OF_ALL)).rejects.toThrow('runtime:read');
  });
});

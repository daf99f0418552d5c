import { settingsChanged } from '@guildhall/schema';
import { snapshots } from '../../snapshots.ts';
import { ACTOR_SECRET, openHarness, type Harness } from '../../testing/harness.ts';
import { sessionOf } from '../../testing/sessions.ts';
import { aWorld, someFacts, type World } from '../../testing/world.ts';
import { auditSampleKey, isDrawn } from '../decision/draw-audit-sample.ts';
import { changeSettings, type SettingsChange } from './change-settings.ts';

let harness: Harness;
let world: World;

beforeAll(async () => {
  harness = await openHarness();
});
beforeEach(async () => {
  world = await aWorld(harness);
});
afterAll(() => harness.close());

const READ = `query { marketplaceSettings {
  auditSamplePerMille functionLimits { cpuMs memoryMb hostCalls fetches invocationsPerMinute
    marketplaceInvocationsPerMinute marketplaceCpuSecondsPerMinute storageKb storageKeys marketplaceStorageMb }
  allowedOrigins changedAt rev } }`;
const CHANGE = `mutation ($input: ChangeMarketplaceSettingsInput!) { changeMarketplaceSettings(input: $input) {
  settings { auditSamplePerMille functionLimits { cpuMs fetches } rev } userErrors { code message field } } }`;

const change = (input: SettingsChange, by = world.owner) =>
  harness.units.run(by, (ctx) => changeSettings(ctx, input));
const read = async (by = world.owner) => (await harness.ask(by, READ)).data?.['marketplaceSettings'];
const changes = () =>
  harness.rows<{ action: string; rev: number }>(
    "SELECT action, rev FROM audit_entry WHERE marketplace_id = $1 AND action = 'settings.change' ORDER BY id",
    world.id,
  );

describe('the settings of a marketplace', () => {
  it('are standard until somebody changes them', async () => {
    expect(await read()).toEqual({
      auditSamplePerMille: 0,
      functionLimits: {
        ...{ cpuMs: 50, memoryMb: 32, hostCalls: 50, fetches: 10 },
        ...{ invocationsPerMinute: 600, marketplaceInvocationsPerMinute: 6_000 },
        ...{ marketplaceCpuSecondsPerMinute: 120, storageKb: 1_024, storageKeys: 1_000 },
        marketplaceStorageMb: 1_024,
      },
      allowedOrigins: null,
      changedAt: null,
      rev: 0,
    });
  });

  it('change where they are named, are audited, and are told whole', async () => {
    const input = { auditSamplePerMille: 20, functionLimits: { cpuMs: 80 } };
    const { data } = await harness.ask(world.owner, CHANGE, { input });
    expect(data).toEqual({
      changeMarketplaceSettings: {
        settings: { auditSamplePerMille: 20, functionLimits: { cpuMs: 80, fetches: 10 }, rev: 1 },
        userErrors: [],
      },
    });
    await change({ functionLimits: { fetches: 0 } });
    expect(await read()).toMatchObject({
      auditSamplePerMille: 20,
      functionLimits: { cpuMs: 80, fetches: 0, memoryMb: 32 },
      rev: 2,
    });
    expect(await changes()).toEqual([
      { action: 'settings.change', rev: 1 },
      { action: 'settings.change', rev: 2 },
    ]);
    const told = await harness.told(world.id, 'governance.settings.changed');
    expect(told).toMatchObject([
      { id: world.id, rev: 1, functionLimits: { cpuMs: 80, fetches: 10 } },
      { id: world.id, rev: 2, functionLimits: { cpuMs: 80, fetches: 0 } },
    ]);
  });

  it.each([
    [{ auditSamplePerMille: 1_001 }, ['auditSamplePerMille'], 'from 0 to 1000, not 1001'],
    [{ auditSamplePerMille: -1 }, ['auditSamplePerMille'], 'not -1'],
    [{ auditSamplePerMille: 0.5 }, ['auditSamplePerMille'], 'whole number'],
    [
      { functionLimits: { cpuMs: 501 } },
      ['functionLimits', 'cpuMs'],
      'cpuMs is a whole number from 5 to 500',
    ],
    [{ functionLimits: { memoryMb: 4 } }, ['functionLimits', 'memoryMb'], 'from 8 to 128, not 4'],
    [
      { functionLimits: { invocationsPerMinute: 0 } },
      ['functionLimits', 'invocationsPerMinute'],
      'from 1 to',
    ],
    [{ functionLimits: { hostCalls: 5 } }, ['functionLimits', 'fetches'], '10 of them do not fit into 5'],
  ])('are not changed by %j', async (input, field, words) => {
    const result = await change(input);
    expect(result).toMatchObject({ error: { code: 'BAD_INPUT', field } });
    expect(result.ok ? '' : result.error.message).toContain(words);
    expect(await changes()).toEqual([]);
    expect(await read()).toMatchObject({ rev: 0 });
  });

  it('bound where functions may reach, and take the bound away again', async () => {
    const bound = {
      allowedOrigins: ['https://b.example.com', 'https://*.a.example.com', 'https://b.example.com'],
    };
    await harness.ask(world.owner, CHANGE, { input: bound });
    const sorted = ['https://*.a.example.com', 'https://b.example.com'];
    expect(await read()).toMatchObject({ allowedOrigins: sorted });
    await change({ auditSamplePerMille: 1 });
    expect(await read()).toMatchObject({ allowedOrigins: sorted, auditSamplePerMille: 1 });
    const told = await harness.told(world.id, 'governance.settings.changed');
    expect(told.at(-1)).toMatchObject({ allowedOrigins: sorted });

    await harness.ask(world.owner, CHANGE, { input: { allowedOrigins: [] } });
    expect(await read()).toMatchObject({ allowedOrigins: [] });
    await harness.ask(world.owner, CHANGE, { input: { allowedOrigins: null } });
    expect(await read()).toMatchObject({ allowedOrigins: null });
  });

  it.each([
    'http://api.example.com',
    'https://api.example.com/',
    'https://api.example.com:443',
    'https://API.example.com',
    'https://user@example.com',
    'https://127.0.0.1',
    'https://*.*.example.com',
    'https://*',
    'api.example.com',
    '',
  ])('name no origin by %j', async (origin) => {
    expect(await change({ allowedOrigins: ['https://fine.example.com', origin] })).toMatchObject({
      error: { code: 'BAD_INPUT', field: ['allowedOrigins'] },
    });
  });

  it('name at most 200 origins', async () => {
    const many = Array.from({ length: 201 }, (_, n) => `https://a${n}.example.com`);
    expect(await change({ allowedOrigins: many })).toMatchObject({ error: { field: ['allowedOrigins'] } });
  });

  it('are changed by owners, as they saw them', async () => {
    await expect(change({ auditSamplePerMille: 5 }, world.reviewer)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await read(world.reviewer)).toMatchObject({ rev: 0 });
    const refused = await harness.ask(world.member, READ);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);

    await change({ auditSamplePerMille: 5, expectedRev: 0 });
    expect(await change({ auditSamplePerMille: 6, expectedRev: 0 })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
    const both = await Promise.all([
      change({ auditSamplePerMille: 7, expectedRev: 1 }),
      change({ auditSamplePerMille: 8, expectedRev: 1 }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('change once under one key', async () => {
    const input = { auditSamplePerMille: 9, idempotencyKey: 'k1' };
    const first = await harness.ask(world.owner, CHANGE, { input });
    expect(await harness.ask(world.owner, CHANGE, { input })).toEqual(first);
    expect(await changes()).toHaveLength(1);
  });

  it('stay in their marketplace', async () => {
    await change({ auditSamplePerMille: 9 });
    expect(await read(sessionOf('mkt_other', 'act_owner', 'owner'))).toMatchObject({ rev: 0 });
  });

  it('are shown whole to whoever rebuilds what they keep of them', async () => {
    const shown = async () => {
      const snapshot = snapshots.find(({ event }) => event === settingsChanged.name);
      const page = await harness.units.run(world.owner, async (ctx) => snapshot?.page(ctx, '', 100));
      return page?.envelopes.map(({ payload }) => settingsChanged.state.parse(payload));
    };
    expect(await shown()).toEqual([]);
    await change({ functionLimits: { cpuMs: 7 } });
    expect(await shown()).toMatchObject([{ id: world.id, rev: 1, functionLimits: { cpuMs: 7 } }]);
  });
});

describe('the audit sample', () => {
  const key = auditSampleKey(ACTOR_SECRET);

  async function decided(perMille: number) {
    await change({ auditSamplePerMille: perMille });
    const version = world.version();
    await world.hearFacts(version.id);
    await world.hearVersion(version);
    const [row] = await harness.rows<{ verdict: string; input: object; trace: object[]; reasons: object[] }>(
      'SELECT verdict, input, trace, reasons FROM decision WHERE version_id = $1',
      version.id,
    );
    return { versionId: version.id, ...row };
  }

  it('sends to a person what is drawn and nothing else; the decision holds the rate and the draw', async () => {
    const seen = new Set<string>();
    for (let n = 0; n < 40 && seen.size < 2; n++) {
      const { versionId, verdict, input, trace, reasons } = await decided(500);
      const drawn = isDrawn(key, { marketplaceId: world.id, versionId, perMille: 500 });
      seen.add(String(drawn));
      expect(verdict).toBe(drawn ? 'REVIEW' : 'APPROVE');
      expect(input).toMatchObject({ auditSample: { perMille: 500, drawn } });
      expect(trace).toContainEqual(expect.objectContaining({ ruleId: 'audit-sample', matched: drawn }));
      expect(reasons).toMatchObject(drawn ? [{ code: 'AUDIT_SAMPLE' }] : []);
    }
    expect(seen.size).toBe(2);
  });

  it('opens a case that says why', async () => {
    const { versionId } = await decided(1_000);
    expect(
      await harness.rows('SELECT queue, reasons FROM review_case WHERE subject_id = $1', versionId),
    ).toMatchObject([{ queue: 'review', reasons: [{ code: 'AUDIT_SAMPLE' }] }]);
  });

  it('draws nothing at 0, and says nothing of it', async () => {
    const { verdict, input } = await decided(0);
    expect(verdict).toBe('APPROVE');
    expect(input).not.toHaveProperty('auditSample');
  });

  it('softens nothing', async () => {
    await change({ auditSamplePerMille: 1_000 });
    const version = world.version();
    await world.hearFacts(version.id, someFacts({ findings: { critical: 1 } }));
    await world.hearVersion(version);
    expect(await harness.told(world.id, 'governance.decision.made')).toMatchObject([
      { verdict: 'QUARANTINE' },
    ]);
  });
});

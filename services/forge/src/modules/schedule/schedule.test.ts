import { installationChanged, versionChanged } from '@guildhall/schema';
import {
  aForgeWithFunctions,
  queuedFunctions,
  type TestSandbox,
} from '../../testing/forge-with-functions.ts';
import type { TestForge } from '../../testing/harness.ts';
import { functionsManifest, INSTALLATION, installFunctions } from '../../testing/installed.ts';
import { containing } from '../../testing/match.ts';
import { aVersion } from '../../testing/states.ts';

let forge: TestForge;
let sandbox: TestSandbox;

beforeEach(async () => {
  ({ forge, sandbox } = await aForgeWithFunctions());
});
afterEach(() => forge.close());

const SUBJECT = `${INSTALLATION}/night`;
const dueRows = () =>
  forge.rows<{ subject_id: string; at: Date }>(
    "SELECT subject_id, at FROM due WHERE kind = 'function-schedule' ORDER BY subject_id",
  );

describe('a schedule', () => {
  it('begins with its installation, at its next hour', async () => {
    await installFunctions(forge);
    const [row] = await dueRows();
    expect(row?.subject_id).toBe(SUBJECT);
    expect(row?.at.toISOString()).toMatch(/T02:00:00\.000Z$/);
    expect(row?.at.getTime()).toBeGreaterThan(Date.now());
  });

  it('sets its function going once, however many hours were missed, and plants the next', async () => {
    await installFunctions(forge);
    await forge.rows("UPDATE due SET at = now() - interval '5 days'");
    await forge.rows("UPDATE function_schedule SET next_at = now() - interval '5 days'");
    await forge.ring('function-schedule', SUBJECT);
    const queued = await queuedFunctions(forge);
    expect(queued).toHaveLength(1);
    expect((await dueRows())[0]?.at.getTime()).toBeGreaterThan(Date.now());
    await forge.work('forge.function.due', queued[0]);
    expect(sandbox.invocations).toMatchObject([
      {
        functionName: 'nightly',
        payload: { schedule: 'night' },
        context: { trigger: 'SCHEDULE', cause: 'night' },
        limits: { wallMs: 30_000 },
      },
    ]);
  });

  it('keeps its hour when something else of the installation changes', async () => {
    const state = await installFunctions(forge);
    await forge.rows("UPDATE due SET at = '2030-01-01T02:00:00Z'");
    await forge.hear(installationChanged, { ...state, settings: { tone: 'cold' }, rev: 2 });
    expect((await dueRows())[0]?.at.toISOString()).toBe('2030-01-01T02:00:00.000Z');
  });

  it('ends when the installation does, and what the installation kept is gone', async () => {
    const state = await installFunctions(forge);
    await forge.rows("INSERT INTO stored_value VALUES ('mkt_one', $1, 'k', '\"1\"', 2, now())", [
      INSTALLATION,
    ]);
    await forge.hear(installationChanged, { ...state, state: 'UNINSTALLED', signedManifest: null, rev: 2 });
    expect(await dueRows()).toEqual([]);
    expect(await forge.rows('SELECT 1 FROM function_schedule')).toEqual([]);
    expect(await forge.rows('SELECT 1 FROM stored_value')).toEqual([]);
  });

  it('ends when the version that runs no longer has it, and changes when its times do', async () => {
    const state = await installFunctions(forge);
    const withSchedules = async (schedules: object[], rev: number) => {
      const manifest = { ...functionsManifest, schedules };
      const release = {
        ...{ releaseDigest: state.releaseDigest ?? '', manifestDigest: 'e'.repeat(64), manifest },
        ...{ bundles: [], surfaces: [] },
      };
      await forge.hear(versionChanged, aVersion({ state: 'PUBLISHED', release, rev: 9 + rev }));
      await forge.hear(installationChanged, { ...state, rev });
      return forge.rows('SELECT id, kind, expression FROM function_schedule ORDER BY id');
    };
    expect(await withSchedules([{ id: 'night', function: 'nightly', every: 'PT1H' }], 2)).toEqual([
      { id: 'night', kind: 'every', expression: 'PT1H' },
    ]);
    expect((await dueRows())[0]?.at.getTime()).toBeLessThan(Date.now() + 3_700_000);
    expect(await withSchedules([], 3)).toEqual([]);
    expect(await dueRows()).toEqual([]);
  });

  it('for which the minute has no room left runs in the next, and those who look after it are told once', async () => {
    await installFunctions(forge);
    const full = "INSERT INTO invocation_count VALUES ('mkt_one', $1, date_trunc('minute', now()), 600)";
    await forge.rows(full, [INSTALLATION]);
    await forge.ring('function-schedule', SUBJECT);
    await forge.ring('function-schedule', SUBJECT);
    expect(await queuedFunctions(forge)).toEqual([]);
    const [waits] = await dueRows();
    expect((waits?.at.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(60_000);
    expect(await forge.rows('SELECT function, trigger, outcome FROM invocation')).toEqual([
      { function: 'nightly', trigger: 'SCHEDULE', outcome: 'REFUSED' },
    ]);
    expect(await forge.rows('SELECT level, text FROM function_log')).toEqual([
      { level: 'WARN', text: containing('TOO_MANY_INVOCATIONS: This installation') },
    ]);

    await forge.rows("UPDATE invocation_count SET minute = minute - interval '1 minute'");
    await forge.ring('function-schedule', SUBJECT);
    expect(await queuedFunctions(forge)).toHaveLength(1);
    expect((await dueRows())[0]?.at.toISOString()).toMatch(/T02:00:00\.000Z$/);
  });

  it('of code that may not run now misses its turn, and has its next', async () => {
    const state = await installFunctions(forge);
    await forge.rows("UPDATE installation SET state = 'DISABLED'");
    await forge.rows('UPDATE due SET at = now()');
    await forge.ring('function-schedule', SUBJECT);
    expect(await queuedFunctions(forge)).toEqual([]);
    expect(await dueRows()).toHaveLength(1);
    expect(state.state).toBe('ACTIVE');
  });
});

describe('what ended more than a week ago', () => {
  it('is forgotten, runs and logs alike, and the next trimming is planted', async () => {
    await installFunctions(forge);
    await forge.rows(`INSERT INTO invocation (marketplace_id, id, installation_id, version_id, function, trigger, state, actor_id, started_at)
      SELECT 'mkt_one', 'inv_' || n, 'ins_hello', 'ver_1', 'f', 'CALL', 'FINISHED', 'act_1', now() - interval '1 day' * n
      FROM unnest(ARRAY[6, 8]) AS n`);
    await forge.rows(`INSERT INTO function_log SELECT 'mkt_one', 'ins_hello', n, 'inv_1', 'f', now() - interval '1 day' * n, 'INFO', 'a'
      FROM unnest(ARRAY[6, 8]) AS n`);
    await forge.rows('UPDATE due SET at = now()');
    await forge.ring('trim-invocations', 'all');
    expect(await forge.rows('SELECT id FROM invocation')).toEqual([{ id: 'inv_6' }]);
    expect(await forge.rows('SELECT seq FROM function_log')).toEqual([{ seq: 6 }]);
    const [next] = await forge.rows<{ at: Date }>("SELECT at FROM due WHERE kind = 'trim-invocations'");
    expect(next?.at.toISOString()).toMatch(/T00:00:00\.000Z$/);
  });
});

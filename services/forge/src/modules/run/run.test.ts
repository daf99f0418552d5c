import { runConcluded, versionChanged } from '@guildhall/schema';
import { failed } from '../check/check.ts';
import { InspectionBroken } from '../../inspection/open-plugin-process.ts';
import { aBuild, anAnalysis, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { system as SYSTEM } from '../../testing/sessions.ts';
import { aVersion, VERSION } from '../../testing/states.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';
import { containing } from '../../testing/match.ts';

const STARTED = 'forge.run.started';
const CONCLUDED = 'forge.run.concluded';
const opened: TestForge[] = [];

async function forgeWhere(inspector = fakeInspector()): Promise<TestForge> {
  const forge = await aForge(inspector);
  opened.push(forge);
  await aPublisherAndItsPlugin(forge);
  return forge;
}

const state = async (forge: TestForge, runId: string) =>
  (await forge.rows<{ state: string }>('SELECT state FROM run WHERE id = $1', [runId]))[0]?.state;

const checks = async (forge: TestForge, runId: string) =>
  Object.fromEntries(
    (
      await forge.rows<{ name: string; state: string }>('SELECT name, state FROM "check" WHERE run_id = $1', [
        runId,
      ])
    ).map(({ name, state: of }) => [name, of]),
  );

afterAll(() => Promise.all(opened.map((forge) => forge.close())));

describe('a run', () => {
  it('begins when a version is submitted, and gives each stage its task', async () => {
    const forge = await forgeWhere();
    const runId = await submit(forge);

    expect(await state(forge, runId)).toBe('QUEUED');
    expect(
      await forge.rows(`SELECT queue, name, body FROM outbox WHERE queue LIKE 'forge-%' ORDER BY name`),
    ).toEqual([
      { queue: 'forge-checks', name: 'analysis', body: { runId } },
      { queue: 'forge-builds', name: 'build', body: { runId } },
    ]);
  });

  it('tells that it started once, and concludes with the last stage', async () => {
    const forge = await forgeWhere();
    const runId = await submit(forge);

    await forge.work('analysis', { runId });
    expect(await state(forge, runId)).toBe('RUNNING');
    expect(await forge.told(CONCLUDED)).toEqual([]);
    await forge.work('build', { runId });

    expect(await forge.told(STARTED)).toEqual([{ runId, versionId: VERSION, attempt: 1, rev: 2 }]);
    expect(await forge.told(CONCLUDED)).toMatchObject([
      { runId, versionId: VERSION, attempt: 1, outcome: 'CONCLUDED', error: null, rev: 3 },
    ]);
    expect(await checks(forge, runId)).toEqual({
      manifest: 'PASSED',
      build: 'PASSED',
      analysis: 'PASSED',
      declarations: 'PASSED',
      dependencies: 'PASSED',
    });
  });

  it('concludes once, however often its tasks come', async () => {
    const inspector = fakeInspector();
    const forge = await forgeWhere(inspector);
    const runId = await submit(forge);
    const twice = [1, 2, 3].flatMap(() => ['build', 'analysis']);
    await Promise.all(twice.map((name) => forge.work(name, { runId })));
    await Promise.all(twice.map((name) => forge.work(name, { runId })));

    expect(await forge.told(CONCLUDED)).toHaveLength(1);
    expect(await forge.told(STARTED)).toHaveLength(1);
    expect(await forge.rows('SELECT stage FROM stage_report ORDER BY stage')).toEqual([
      { stage: 'analysis' },
      { stage: 'build' },
    ]);
    expect(await forge.rows(`SELECT id FROM audit_entry WHERE action = 'run.conclude'`)).toHaveLength(1);
  });

  it('is one for each attempt, whatever events say again', async () => {
    const forge = await forgeWhere();
    await submit(forge);
    await submit(forge);
    await forge.hear(versionChanged, aVersion({ rev: 3, state: 'CHECKING', sourceDigest: 'b'.repeat(64) }));
    await submit(forge);

    expect(await forge.rows('SELECT attempt FROM run')).toEqual([{ attempt: 1 }]);
  });

  it('reports a failed check as a fact, and releases nothing then', async () => {
    const build = aBuild({
      verdicts: { manifest: { state: 'PASSED', message: null }, build: failed('It does not build.') },
      bundles: [],
    });
    const forge = await forgeWhere(fakeInspector({ build: async () => ({ ...build, contents: [] }) }));
    const runId = await submit(forge);
    await forge.work('build', { runId });
    await forge.work('analysis', { runId });

    const [told] = await forge.told(CONCLUDED);
    expect(told).toMatchObject({ outcome: 'CONCLUDED', release: null });
    expect(runConcluded.state.parse(told).facts['checks']).toContainEqual({
      name: 'build',
      required: true,
      state: 'FAILED',
    });
  });

  it('ends in ERROR when a check breaks off again and again, and a retry can succeed', async () => {
    let broken = true;
    const inspector = fakeInspector({
      analyze: async () => {
        if (broken) throw new InspectionBroken('Its process ended, perhaps for lack of memory.');
        return anAnalysis();
      },
    });
    const forge = await forgeWhere(inspector);
    const first = await submit(forge);
    await forge.work('build', { runId: first });
    await expect(forge.work('analysis', { runId: first })).rejects.toThrow(InspectionBroken);
    await expect(forge.work('analysis', { runId: first })).rejects.toThrow(InspectionBroken);
    await forge.work('analysis', { runId: first });

    expect(await state(forge, first)).toBe('ERROR');
    expect(await forge.told(CONCLUDED)).toMatchObject([
      { outcome: 'ERROR', release: null, error: containing('lack of memory') },
    ]);

    broken = false;
    const second = await submit(forge, undefined, { runAttempt: 2, rev: 5 });
    await forge.work('build', { runId: second });
    await forge.work('analysis', { runId: second });
    expect(await forge.told(CONCLUDED)).toMatchObject([
      { outcome: 'ERROR' },
      { outcome: 'CONCLUDED', attempt: 2 },
    ]);
  });

  it('ends in ERROR when its tarball is not there', async () => {
    const forge = await forgeWhere();
    await forge.hear(versionChanged, aVersion({ sourceDigest: 'd'.repeat(64) }));
    const [run] = await forge.rows<{ id: string }>('SELECT id FROM run');
    await forge.work('build', { runId: run?.id });
    await forge.work('analysis', { runId: run?.id });

    expect(await forge.told(CONCLUDED)).toMatchObject([
      { outcome: 'ERROR', error: containing('Upload it again') },
    ]);
  });

  it('ends by itself when nobody works on it any more', async () => {
    const forge = await forgeWhere();
    const runId = await submit(forge);
    const overdue = forge.service.due?.find(({ kind }) => kind === 'run-overdue');
    await forge.work('build', { runId });
    const row = { id: 'due_1', kind: 'run-overdue', subjectId: runId, rev: 1 };
    await forge.run(SYSTEM, async (ctx) => overdue?.handle(ctx, row));
    await forge.run(SYSTEM, async (ctx) => overdue?.handle(ctx, row));

    expect(await forge.told(CONCLUDED)).toMatchObject([
      { outcome: 'ERROR', error: containing('did not finish in time') },
    ]);
  });
});

describe('a withdrawn version', () => {
  it('stops its run, kills what is being inspected, and ignores late results', async () => {
    const begun = Promise.withResolvers<undefined>();
    const inspector = fakeInspector({
      analyze: (_input, signal) =>
        new Promise((resolve, reject) => {
          begun.resolve(undefined);
          signal.addEventListener('abort', () => {
            reject(new InspectionBroken('It was stopped.'));
          });
        }),
    });
    const forge = await forgeWhere(inspector);
    const runId = await submit(forge);
    const working = forge.work('analysis', { runId });
    await begun.promise;
    await forge.hear(versionChanged, aVersion({ state: 'WITHDRAWN', rev: 3 }));
    await working;
    await forge.work('build', { runId });

    expect(await state(forge, runId)).toBe('CANCELLED');
    expect(Object.values(await checks(forge, runId))).toEqual(Array(5).fill('SKIPPED'));
    expect(inspector.builds).toBe(0);
    expect(await forge.told(CONCLUDED)).toEqual([]);
    expect(await forge.rows('SELECT id FROM due')).toEqual([]);
  });

  it('gets no run when the news of its submission comes after that of its withdrawal', async () => {
    const forge = await forgeWhere();
    await forge.hear(versionChanged, aVersion({ state: 'WITHDRAWN', rev: 3 }));
    await submit(forge);

    expect(await forge.rows('SELECT id FROM run')).toEqual([]);
  });
});

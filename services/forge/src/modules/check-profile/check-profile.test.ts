import { runConcluded, type RunConcludedState } from '@guildhall/schema';
import { aBuild, anAnalysis, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { mara, MARKETPLACE, reviewer, someone } from '../../testing/sessions.ts';
import { aFinding } from '../../testing/states.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';
import { failed, passed } from '../check/check.ts';
import { countFindings } from '../finding/finding-counts.ts';

const owner = someone('act_owner', ['owner']);
const opened: TestForge[] = [];
afterAll(() => Promise.all(opened.map((forge) => forge.close())));

const SET = `mutation ($input: SetCheckProfileInput!) { setCheckProfile(input: $input) {
  checkProfile { rev checks { name enabled enforced required } } userErrors { code field message } } }`;
const READ = '{ checkProfile { rev since checks { name enabled enforced required platformMinimum } } }';

async function openForge(inspector = fakeInspector()): Promise<TestForge> {
  const forge = await aForge(inspector);
  opened.push(forge);
  return forge;
}

const set = (forge: TestForge, input: object, session = owner) => forge.ask(session, SET, { input });

describe('the check profile', () => {
  let forge: TestForge;
  beforeAll(async () => {
    forge = await openForge();
  });

  const loosened = { enforced: false, required: false };

  it('counts everything until somebody says otherwise, and publishers can read it', async () => {
    const whole = { enabled: true, enforced: true, required: true };
    expect(await forge.ask(mara, READ)).toEqual({
      checkProfile: {
        ...{ rev: 0, since: null },
        checks: [
          ...['manifest', 'build', 'analysis'].map((name) => ({ name, ...whole, platformMinimum: true })),
          ...['declarations', 'dependencies'].map((name) => ({ name, ...whole, platformMinimum: false })),
        ],
      },
    });
  });

  it('changes what is named, keeps what was said before with its end, and audits both', async () => {
    await set(forge, { checks: [{ name: 'dependencies', ...loosened }], expectedRev: 0 });
    await set(forge, { checks: [{ name: 'declarations', required: false }], expectedRev: 1 });
    expect(await forge.ask(mara, READ)).toMatchObject({
      checkProfile: {
        rev: 2,
        checks: expect.arrayContaining([
          expect.objectContaining({ name: 'dependencies', enabled: true, ...loosened }),
          expect.objectContaining({ name: 'declarations', enforced: true, required: false }),
        ]) as unknown,
      },
    });
    const rows = 'SELECT number, valid_to IS NULL AS open FROM check_profile_revision ORDER BY number';
    expect(await forge.rows(rows)).toEqual([
      { number: 1, open: false },
      { number: 2, open: true },
    ]);
    const audit = `SELECT actor_id, rev FROM audit_entry WHERE action = 'checkProfile.set' ORDER BY rev`;
    expect(await forge.rows(audit)).toEqual([1, 2].map((rev) => ({ actor_id: 'act_owner', rev })));
  });

  it('is not set from an old reading, by two at once, or twice under one key', async () => {
    expect(await set(forge, { checks: [], expectedRev: 0 })).toMatchObject({
      setCheckProfile: { checkProfile: null, userErrors: [{ code: 'CONFLICT' }] },
    });
    const both = await Promise.all(
      [true, false].map((required) =>
        set(forge, { checks: [{ name: 'dependencies', required }], expectedRev: 2 }),
      ),
    );
    const codes = both.map((answer) => JSON.stringify(answer).includes('CONFLICT')).sort();
    expect(codes).toEqual([false, true]);
    const once = { checks: [], idempotencyKey: 'once' };
    expect(await set(forge, once)).toEqual(await set(forge, once));
  });

  it.each(['manifest', 'build', 'analysis'])('cannot loosen the platform’s minimum: %s', async (name) => {
    const before = await forge.ask(mara, READ);
    for (const part of ['enabled', 'enforced', 'required'])
      expect(await set(forge, { checks: [{ name, [part]: false }] })).toMatchObject({
        setCheckProfile: {
          checkProfile: null,
          userErrors: [{ code: 'BAD_INPUT', field: ['checks', '0', part] }],
        },
      });
    expect(await forge.ask(mara, READ)).toEqual(before);
  });

  it.each([
    [
      'a check that there is none of',
      [{ name: 'vibes' }],
      ['checks', '0', 'name'],
      /there are manifest, build/,
    ],
    [
      'one that is named twice',
      [{ name: 'dependencies' }, { name: 'dependencies' }],
      ['checks', '1', 'name'],
      /twice/,
    ],
    [
      'one that is required and does not run',
      [{ name: 'declarations', enabled: false, required: true }],
      ['checks', '0', 'required'],
      /enable it/,
    ],
  ])('is refused with %s', async (_what, checks, field, says) => {
    expect(await set(forge, { checks })).toMatchObject({
      setCheckProfile: {
        userErrors: [{ code: 'BAD_INPUT', field, message: expect.stringMatching(says) as unknown }],
      },
    });
  });

  it('is set by owners alone, and by each marketplace for itself', async () => {
    await expect(set(forge, { checks: [] }, reviewer)).rejects.toThrow('policy:write');
    const neighbour = someone('act_other', ['owner'], { marketplaceId: `${MARKETPLACE}_other` });
    expect(await forge.ask(neighbour, READ)).toMatchObject({ checkProfile: { rev: 0 } });
  });

  it('holds its minimum whatever a row says', async () => {
    const none = ['manifest', 'analysis', 'dependencies', 'gone'].map((name) => ({
      ...{ name, enabled: false },
      ...loosened,
    }));
    await forge.rows('UPDATE check_profile_revision SET checks = $1::jsonb', [JSON.stringify(none)]);
    const enabled = await forge.run(owner, (ctx) => ctx.checkProfiles.enabled());
    expect(enabled.map(({ name }) => name)).toEqual(['manifest', 'build', 'analysis', 'declarations']);
    expect(enabled.every(({ enforced, required }) => enforced && required)).toBe(true);
  });
});

describe('what a profile makes of a run', () => {
  const critical = aFinding({ check: 'dependencies', severity: 'CRITICAL', threat: 'remote-code' });
  const words = { name: 'words', version: '1.0.0', integrity: 'sha512-w', files: ['index.js'] };
  const undeclared = { name: 'contacts:read', declared: false, observed: true, file: 'a.ts', line: 1 };

  /** A plugin that brings a dangerous package and uses what it does not declare. */
  async function runWith(change: object): Promise<Ran> {
    let looks = 0;
    const build = aBuild();
    const inspector = fakeInspector({
      build: async () => ({
        ...build,
        bundled: [words],
        pinned: [{ ...words, file: 'package-lock.json', line: 1 }],
      }),
      analyze: async () =>
        anAnalysis({
          verdicts: { analysis: passed(), declarations: failed('It uses contacts:read.') },
          counts: { declarations: countFindings([aFinding({ severity: 'HIGH' })]) },
          permissions: [undeclared],
        }),
      lookAt: async () => {
        looks += 1;
        return { licence: 'MIT', findings: [critical], crashed: [] };
      },
    });
    const forge = await openForge(inspector);
    await aPublisherAndItsPlugin(forge);
    await set(forge, { checks: [change] });
    const runId = await submit(forge);
    for (const name of ['build', 'analysis']) await forge.work(name, { runId });
    const checks = await forge.rows<{ name: string; state: string; message: string | null }>(
      'SELECT name, state, message FROM "check" WHERE run_id = $1 ORDER BY position',
      [runId],
    );
    const [told] = await forge.told(runConcluded.name);
    const findings = await forge.rows('SELECT rule_id FROM finding WHERE run_id = $1', [runId]);
    const packages = await forge.rows('SELECT name, bundled FROM version_package');
    return { looks, checks, facts: runConcluded.state.parse(told).facts, findings, packages };
  }

  interface Ran {
    looks: number;
    checks: { name: string; state: string; message: string | null }[];
    facts: RunConcludedState['facts'];
    findings: object[];
    packages: object[];
  }

  it('an enforced check fails, and policies count what it found', async () => {
    const { looks, checks, facts, findings } = await runWith({ name: 'dependencies', enforced: true });
    expect(looks).toBe(1);
    expect(checks).toContainEqual(expect.objectContaining({ name: 'dependencies', state: 'FAILED' }));
    expect(facts).toMatchObject({ findings: { critical: 1 }, packages: { bundled: 1 } });
    expect(findings).toHaveLength(1);
  });

  it('an observed check shows what it found, fails nothing and reaches no policy', async () => {
    const { looks, checks, facts, findings } = await runWith({
      ...{ name: 'dependencies', enforced: false },
      required: false,
    });
    expect(looks).toBe(1);
    expect(checks.at(-1)).toMatchObject({
      state: 'PASSED',
      message: 'Not enforced here: 1 serious finding.',
    });
    expect(findings).toHaveLength(1);
    expect(facts).toMatchObject({ findings: { critical: 0 } });
    expect(facts).not.toHaveProperty('packages');
  });

  it('a disabled check is not run; that packages came along is noted all the same', async () => {
    const { looks, checks, facts, findings, packages } = await runWith({
      name: 'dependencies',
      enabled: false,
    });
    expect(looks).toBe(0);
    expect(checks.map(({ name }) => name)).toEqual(['manifest', 'build', 'analysis', 'declarations']);
    expect(findings).toEqual([]);
    expect(facts).not.toHaveProperty('packages');
    expect(packages).toEqual([{ name: 'words', bundled: true }]);
  });

  it('what is used without being declared counts while that check is enforced, and not while it watches', async () => {
    const counted = await runWith({ name: 'declarations' });
    expect(counted.facts).toMatchObject({
      permissions: { undeclared: ['contacts:read'] },
      findings: { high: 1 },
    });
    const watched = await runWith({ name: 'declarations', enforced: false });
    expect(watched.facts).toMatchObject({ permissions: { undeclared: [] }, findings: { high: 0 } });
  });
});

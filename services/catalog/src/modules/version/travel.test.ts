import { channelMoved, decisionMade, runConcluded, versionChanged } from '@guildhall/schema';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { digestOf, openShop, type Shop } from '../../testing/shop.ts';
import { RETRY } from './retry-version-checks.ts';

describe('how a version travels', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  it('goes from submit to the catalog without anybody touching it, when policy approves', async () => {
    const shop = await openShop(harness);
    await shop.list();

    const id = await shop.published('1.0.0');

    expect(await shop.look(id)).toMatchObject({ state: 'PUBLISHED', installable: { ok: true, reasons: [] } });
    expect(await shop.plugin()).toMatchObject({
      listing: { state: 'LISTED' },
      channels: [{ name: 'stable', version: { id } }],
    });
    const { timeline } = await shop.look(id);
    expect(timeline.nodes.map(({ event }) => event)).toEqual([
      'create',
      'submit',
      'startChecks',
      'checksConcluded',
      'approve',
      'publish',
    ]);
  });

  it('tells the whole state at every step, one rev after the other', async () => {
    const shop = await openShop(harness);
    const id = await shop.published('1.0.0');

    const told = (await harness.told(versionChanged)).filter((state) => state.id === id);

    expect(told.map(({ rev }) => rev)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(told.at(-1)).toMatchObject({
      state: 'PUBLISHED',
      sourceDigest: digestOf(id),
      release: { releaseDigest: digestOf(`r${id}`) },
    });
  });

  it('hears of the end before the beginning and of both twice without a difference (I13)', async () => {
    const shop = await openShop(harness);
    const id = await shop.submitted('1.0.0');

    await shop.conclude(id);
    await shop.start(id);
    await shop.conclude(id);

    const { state, timeline } = await shop.look(id);
    expect(state).toBe('EVALUATING');
    expect(timeline.nodes).toHaveLength(4);
  });

  it('has one effect of an event that is delivered twice', async () => {
    const shop = await openShop(harness);
    const id = await shop.submitted('1.0.0');
    const run = {
      runId: 'run_x',
      versionId: id,
      attempt: 1,
      outcome: 'ERROR' as const,
      error: 'The builder was gone.',
      release: null,
      facts: {},
      factSheetDigest: null,
      rev: 1,
    };

    await harness.tell(runConcluded, run, { id: `evt_${id}` });
    await harness.tell(runConcluded, run, { id: `evt_${id}` });

    expect(await shop.look(id)).toMatchObject({ state: 'CHECK_ERROR', rev: 3 });
  });

  it('refuses another release for the same version string (I7)', async () => {
    const shop = await openShop(harness);
    const id = await shop.evaluating('1.0.0');
    const release = { ...shop.release(id), releaseDigest: digestOf('other') };

    await expect(shop.conclude(id, { release })).rejects.toThrow('was sealed as');
    expect(await shop.look(id)).toMatchObject({ releaseDigest: digestOf(`r${id}`) });
  });

  it('waits for its publisher when it is released by hand', async () => {
    const shop = await openShop(harness);
    const id = await shop.evaluating('1.0.0', { release: 'MANUAL' });
    await shop.decide(id, 'APPROVE');

    expect(await shop.look(id)).toMatchObject({
      state: 'APPROVED',
      availableActions: ['publish', 'withdraw'],
    });
    const answer = await harness.change(shop.owner, 'publishVersion', { versionId: id }, 'version { state }');
    expect(answer.version).toEqual({ state: 'PUBLISHED' });
  });

  it('is not published before anybody has approved it, and its state says why', async () => {
    const shop = await openShop(harness);
    const id = await shop.submitted('1.0.0');

    const answer = await harness.change(shop.owner, 'publishVersion', { versionId: id }, 'version { id }');

    expect(answer.userErrors).toMatchObject([
      {
        code: 'INVALID_TRANSITION',
        message: 'Cannot publish while SUBMITTED; it is possible while APPROVED.',
      },
    ]);
  });

  it('is approved but not published while a restriction keeps it back', async () => {
    const shop = await openShop(harness);
    const id = await shop.evaluating('1.0.0');
    await shop.restrict('SOFT_BLOCK', { type: 'VERSION', id });

    await shop.decide(id, 'APPROVE');

    expect((await shop.look(id)).state).toBe('APPROVED');
    const answer = await harness.change(shop.owner, 'publishVersion', { versionId: id }, 'version { id }');
    expect(answer.userErrors).toMatchObject([{ code: 'SOFT_BLOCK' }]);
  });

  it('leaves a verdict about an older rev alone, and notes it', async () => {
    const shop = await openShop(harness);
    const id = await shop.evaluating('1.0.0');

    await shop.decide(id, 'APPROVE', { versionRev: 2 });

    expect((await shop.look(id)).state).toBe('EVALUATING');
    const notes = await harness.rows(
      "SELECT 1 FROM audit_entry WHERE subject_id = $1 AND action = 'version.decisionIgnored'",
      [id],
    );
    expect(notes).toHaveLength(1);
  });

  it('is approved once, however many approvals arrive (I8)', async () => {
    const shop = await openShop(harness);
    const id = await shop.evaluating('1.0.0');
    const { rev } = await shop.look(id);

    await shop.decide(id, 'APPROVE', { versionRev: rev, id: 'dec_first' });
    await shop.decide(id, 'APPROVE', { versionRev: rev, id: 'dec_second' });

    const [row] = await harness.rows('SELECT approved_by FROM version WHERE id = $1', [id]);
    expect(row).toEqual({ approved_by: 'dec_first' });
    const { timeline } = await shop.look(id);
    expect(timeline.nodes.filter(({ event }) => event === 'approve')).toHaveLength(1);
  });

  it('dies of a verdict about a version nobody knows', async () => {
    await expect(
      harness.tell(decisionMade, {
        id: 'dec_x',
        versionId: 'ver_unknown',
        versionRev: 1,
        verdict: 'APPROVE',
        reasons: [],
        decidedBy: 'policy',
        caseId: null,
        dueAt: null,
        rev: 0,
      }),
    ).rejects.toThrow('not here');
  });

  it('moves the channel to the highest version, not the latest', async () => {
    const shop = await openShop(harness);
    await shop.list();
    const high = await shop.published('1.10.0');
    await shop.published('1.9.0');

    expect((await shop.plugin()).channels).toMatchObject([{ version: { id: high } }]);
    const moves = (await harness.told(channelMoved)).filter((state) => state.pluginId === shop.pluginId);
    expect(moves.map(({ versionId }) => versionId)).toEqual([high]);
  });
});

describe('checks that could not finish', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  const fail = (shop: Shop, id: string, attempt: number) =>
    shop.conclude(id, { attempt, outcome: 'ERROR', error: 'The builder was gone.', release: null });

  it('are tried again by themselves after a while', async () => {
    const shop = await openShop(harness);
    const id = await shop.submitted('1.0.0');
    await fail(shop, id, 1);

    const { stage } = await shop.look(id);
    expect(stage).toMatchObject({ nextActor: 'system', reason: 'The builder was gone.' });
    expect(Date.parse(stage.dueAt ?? '') - Date.parse(stage.since)).toBe(30_000);

    expect(await harness.elapse(RETRY)).toBe(1);
    expect((await shop.look(id)).state).toBe('SUBMITTED');
    const told = (await harness.told(versionChanged)).filter((state) => state.id === id);
    expect(told.at(-1)).toMatchObject({ state: 'SUBMITTED', runAttempt: 2 });
  });

  it('call a person after the third attempt', async () => {
    const shop = await openShop(harness);
    const id = await shop.submitted('1.0.0');
    for (const attempt of [1, 2, 3]) {
      await fail(shop, id, attempt);
      await harness.elapse(RETRY);
    }

    expect(await shop.look(id)).toMatchObject({
      state: 'CHECK_ERROR',
      stage: { nextActor: 'staff', dueAt: null },
      availableActions: ['retryChecks', 'withdraw'],
    });
  });

  it('can be tried again by the publisher at once, which cancels the automatic retry', async () => {
    const shop = await openShop(harness);
    const id = await shop.submitted('1.0.0');
    await fail(shop, id, 1);

    const answer = await harness.change(
      shop.owner,
      'retryVersionChecks',
      { versionId: id },
      'version { state }',
    );

    expect(answer.version).toEqual({ state: 'SUBMITTED' });
    expect(await harness.elapse(RETRY)).toBe(0);
  });

  it('ignore what an earlier attempt says late', async () => {
    const shop = await openShop(harness);
    const id = await shop.submitted('1.0.0');
    await fail(shop, id, 1);
    await harness.elapse(RETRY);

    await shop.conclude(id, { attempt: 1 });

    expect((await shop.look(id)).state).toBe('SUBMITTED');
  });
});

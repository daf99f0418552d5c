import { caseChanged, type ReviewCaseState } from '@guildhall/schema';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { openShop } from '../../testing/shop.ts';

type State = ReviewCaseState['state'];

describe('a version in review', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  const tellCase = (versionId: string, state: State, rev: number, more: Partial<ReviewCaseState> = {}) =>
    harness.tell(caseChanged, {
      id: `cas_${versionId}`,
      queue: 'review',
      subject: { type: 'VERSION', id: versionId },
      state,
      reasons: [],
      dueAt: '2030-01-01T00:00:00.000Z',
      lastMessage: null,
      rev,
      ...more,
    });

  async function inReview() {
    const shop = await openShop(harness);
    const id = await shop.evaluating('1.0.0');
    const reasons = [{ code: 'NEW_HOST', message: 'It reaches a new host.' }];
    await shop.decide(id, 'REVIEW', { reasons, caseId: `cas_${id}`, dueAt: '2030-01-01T00:00:00.000Z' });
    return { shop, id };
  }

  it('says why, until when and who acts next (I16)', async () => {
    const { shop, id } = await inReview();

    expect((await shop.look(id)).stage).toMatchObject({
      label: 'In review',
      nextActor: 'reviewer',
      dueAt: '2030-01-01T00:00:00.000Z',
      reason: 'It reaches a new host.',
    });
  });

  it('waits for its publisher while a question is open, and for the reviewer after the answer', async () => {
    const { shop, id } = await inReview();

    await tellCase(id, 'AWAITING_PUBLISHER', 1, { lastMessage: 'Why this host?' });
    expect(await shop.look(id)).toMatchObject({
      state: 'CHANGES_REQUESTED',
      stage: { nextActor: 'publisher', reason: 'Why this host?', dueAt: null },
    });

    await tellCase(id, 'QUEUED', 2);
    expect(await shop.look(id)).toMatchObject({ state: 'IN_REVIEW', stage: { nextActor: 'reviewer' } });
  });

  it('follows the newest news of its case, in whichever order it comes (I13)', async () => {
    const { shop, id } = await inReview();

    await tellCase(id, 'QUEUED', 2);
    await tellCase(id, 'AWAITING_PUBLISHER', 1);

    expect((await shop.look(id)).state).toBe('IN_REVIEW');
  });

  it('follows a question that was heard of before the review began', async () => {
    const shop = await openShop(harness);
    const id = await shop.evaluating('1.0.0');
    await tellCase(id, 'AWAITING_PUBLISHER', 1, { lastMessage: 'Why?' });
    expect((await shop.look(id)).state).toBe('EVALUATING');

    await shop.decide(id, 'REVIEW', { caseId: `cas_${id}` });

    expect((await shop.look(id)).state).toBe('CHANGES_REQUESTED');
  });

  it('obeys a verdict that does not know of the latest question and answer yet', async () => {
    const { shop, id } = await inReview();
    const { rev } = await shop.look(id);
    await tellCase(id, 'AWAITING_PUBLISHER', 1);

    await shop.decide(id, 'APPROVE', { versionRev: rev, decidedBy: 'act_reviewer', caseId: `cas_${id}` });

    expect((await shop.look(id)).state).toBe('PUBLISHED');
  });

  it('obeys no verdict from before it was asked about', async () => {
    const { shop, id } = await inReview();

    await shop.decide(id, 'APPROVE', { versionRev: 1, decidedBy: 'act_reviewer', caseId: `cas_${id}` });

    expect((await shop.look(id)).state).toBe('IN_REVIEW');
  });

  it('is held, not "in review", when it is quarantined, and may be cleared', async () => {
    const shop = await openShop(harness);
    const id = await shop.evaluating('1.0.0');
    await shop.decide(id, 'QUARANTINE');

    const held = await shop.look(id);
    expect(held.state).toBe('QUARANTINED');
    expect(held.stage.label).not.toMatch(/in review/i);

    await shop.decide(id, 'APPROVE', { decidedBy: 'act_reviewer', caseId: 'cas_x' });
    expect((await shop.look(id)).state).toBe('PUBLISHED');
  });

  it('tells its publisher why it was rejected, and nothing can be done with it then', async () => {
    const { shop, id } = await inReview();
    const reasons = [{ code: 'CLAUSE_4', message: 'It copies contacts.' }];
    await shop.decide(id, 'REJECT', { reasons, decidedBy: 'act_reviewer', caseId: `cas_${id}` });

    expect(await shop.look(id)).toMatchObject({
      state: 'REJECTED',
      stage: { label: 'Rejected', nextActor: null, reason: 'It copies contacts.' },
      availableActions: [],
    });
  });

  it('shows staff who reviewed, and publishers only that somebody did', async () => {
    const { shop, id } = await inReview();
    const reviewer = harness.session('Rita', ['reviewer']);
    await harness.change(reviewer, 'registerPublisher', { name: 'Ritas', slug: `ritas-${shop.name}` }, '');
    await shop.decide(id, 'REJECT', { decidedBy: reviewer.actorId, caseId: `cas_${id}` });

    const last = ({ timeline }: { timeline: { nodes: unknown[] } }) => timeline.nodes.at(-1);
    expect(last(await shop.look(id, reviewer))).toMatchObject({ event: 'reject', actorName: 'Rita' });
    expect(last(await shop.look(id))).toMatchObject({ event: 'reject', actorName: null });
  });

  it('may be withdrawn, which is final (I5)', async () => {
    const { shop, id } = await inReview();
    const { rev } = await shop.look(id);

    await harness.change(shop.owner, 'withdrawVersion', { versionId: id }, 'version { id }');
    await shop.decide(id, 'APPROVE', { versionRev: rev, decidedBy: 'act_reviewer', caseId: `cas_${id}` });
    await shop.decide(id, 'APPROVE', { decidedBy: 'act_reviewer', caseId: `cas_${id}` });

    expect(await shop.look(id)).toMatchObject({ state: 'WITHDRAWN', availableActions: [] });
  });
});

import fc from 'fast-check';
import type { Session } from '@guildhall/authz';
import type { Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { sessionOf } from '../../testing/sessions.ts';
import { aReviewedVersion, aWorld, type World } from '../../testing/world.ts';
import { askPublisher } from './ask-publisher.ts';
import { decideCase } from './decide-case.ts';
import { leaseCase } from './lease-case.ts';
import { releaseCase } from './release-case.ts';
import { replyToCase } from './reply-to-case.ts';
import type { ReviewCase } from './review-case.ts';
import { caseLifecycle } from './review-case-lifecycle.ts';

let harness: Harness;
let world: World;
let caseId: string;
let version: Awaited<ReturnType<typeof aReviewedVersion>>['version'];

beforeAll(async () => {
  harness = await openHarness();
});
beforeEach(async () => {
  world = await aWorld(harness);
  ({ version, caseId } = await aReviewedVersion(world));
});
afterAll(() => harness.close());

type Use<Input> = (ctx: Context, input: Input & { caseId: string }) => Promise<Result<ReviewCase>>;
const as = <Input extends object>(by: Session, use: Use<Input>, input: Input) =>
  harness.units.run(by, (ctx) => ctx.mutations.run('test', {}, () => use(ctx, { ...input, caseId })));
const lease = (by = world.reviewer) => as(by, leaseCase, {});
const ask = (by = world.reviewer) => as(by, askPublisher, { text: 'Why the network?' });
const reply = (by = world.member) => as(by, replyToCase, { text: 'To fetch rates.' });
const approve = (by = world.reviewer) => as(by, decideCase, { verdict: 'APPROVE', reason: 'Fine.' } as const);
const decisions = () => harness.told(world.id, 'governance.decision.made');
const told = async () =>
  (await harness.told(world.id, 'governance.case.changed')).map((state) => state['state']);
const alarm = (kind: string) =>
  harness.rows('UPDATE due SET at = now() WHERE subject_id = $1 AND kind = $2', caseId, kind);

describe('a lease', () => {
  it('keeps others away for half an hour and can be renewed', async () => {
    expect(await lease()).toMatchObject({
      ok: true,
      value: { state: 'LEASED', lease: { actorId: 'act_reviewer' } },
    });
    expect(await lease(world.second)).toMatchObject({ error: { code: 'ALREADY_LEASED' } });
    expect(await lease()).toMatchObject({ ok: true, value: { rev: 3 } });
  });

  it('returns the case to the queue when it runs out', async () => {
    await lease();
    await expireLease();
    await alarm('case.lease');
    await harness.doDue(world.id);
    expect(await told()).toEqual(['QUEUED', 'LEASED', 'QUEUED']);
  });

  it('binds nobody after its end, even before that is noted', async () => {
    await lease();
    await expireLease();
    expect(await approve()).toMatchObject({ error: { code: 'LEASE_REQUIRED' } });
    expect(await lease(world.second)).toMatchObject({
      ok: true,
      value: { lease: { actorId: 'act_second' } },
    });
  });

  it('is not cut short by a timer from before its renewal', async () => {
    await lease();
    await alarm('case.lease');
    await harness.doDue(world.id);
    expect(await approve()).toMatchObject({ ok: true });
  });

  it('is given back by its holder only', async () => {
    await lease();
    expect(await as(world.second, releaseCase, {})).toMatchObject({ error: { code: 'LEASE_REQUIRED' } });
    expect(await as(world.reviewer, releaseCase, {})).toMatchObject({
      value: { state: 'QUEUED', lease: null },
    });
  });

  it('is given back also by who has joined the publisher since, so that others need not wait for its end', async () => {
    await lease();
    await world.setMembers(2, ['act_member', 'act_reviewer']);
    expect(await lease(world.second)).toMatchObject({ error: { code: 'ALREADY_LEASED' } });
    expect(await as(world.reviewer, releaseCase, {})).toMatchObject({ value: { state: 'QUEUED' } });
    expect(await lease(world.second)).toMatchObject({ ok: true });
  });

  const expireLease = () =>
    harness.rows("UPDATE review_case SET lease_expires_at = now() - interval '1 s' WHERE id = $1", caseId);
});

describe('a question to the publisher', () => {
  it('stops the clock, and the answer starts it where it stood', async () => {
    await harness.rows("UPDATE review_case SET due_at = now() + interval '5 hours' WHERE id = $1", caseId);
    await lease();
    expect(await ask()).toMatchObject({ value: { state: 'AWAITING_PUBLISHER', lease: null } });
    expect(await dueKinds()).toEqual(['case.answer']);
    // A day passes.
    await harness.rows("UPDATE review_case SET due_at = due_at - interval '1 day' WHERE id = $1", caseId);

    const answered = await reply();
    expect(answered).toMatchObject({ ok: true, value: { state: 'QUEUED', remaining: null } });
    const left = answered.ok ? (answered.value.dueAt.getTime() - Date.now()) / 3_600_000 : 0;
    expect(left).toBeGreaterThan(4.9);
    expect(left).toBeLessThan(5.1);
    expect(await dueKinds()).toEqual(['case.overdue']);
  });

  it('is answered by members of the publisher only', async () => {
    await lease();
    await ask();
    expect(await reply(world.stranger)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await reply(world.reviewer)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await reply()).toMatchObject({ ok: true });
    expect(await reply()).toMatchObject({ error: { code: 'INVALID_TRANSITION' } });
  });

  it('is not waited for for ever', async () => {
    await lease();
    await ask();
    await alarm('case.answer');
    await harness.doDue(world.id);
    const states = await harness.told(world.id, 'governance.case.changed');
    expect(states.at(-1)).toMatchObject({ state: 'QUEUED', reasons: [{}, { code: 'NO_ANSWER' }] });
    expect(await dueKinds()).toEqual(['case.overdue']);
  });

  const dueKinds = async () => {
    const rows = await harness.rows<{ kind: string }>('SELECT kind FROM due WHERE subject_id = $1', caseId);
    return rows.map(({ kind }) => kind);
  };
});

describe('a verdict', () => {
  it('cannot approve what Forge could make no release of', async () => {
    await world.hearVersion({ ...version, release: null, rev: version.rev + 1 });
    await lease();

    expect(await approve()).toMatchObject({ error: { code: 'NOTHING_TO_RELEASE' } });
  });

  it('closes the case and tells catalog about the version as it now is', async () => {
    await world.hearVersion({ ...version, state: 'IN_REVIEW', rev: 5 });
    await lease();
    const closed = await approve();
    expect(closed).toMatchObject({ ok: true, value: { state: 'CLOSED', lease: null } });
    expect((await decisions()).at(-1)).toMatchObject({
      ...{ verdict: 'APPROVE', versionRev: 5, decidedBy: 'act_reviewer', caseId },
    });
    expect(await told()).toEqual(['QUEUED', 'LEASED', 'DECIDED', 'CLOSED']);
    expect(await harness.rows('SELECT 1 FROM due WHERE subject_id = $1', caseId)).toEqual([]);
  });

  it('is said again when the version moved on before we heard of it', async () => {
    await lease();
    await approve();
    const inReview = { ...version, state: 'IN_REVIEW', rev: 5 } as const;
    await world.hearVersion(inReview);
    await world.hearVersion(inReview);
    expect((await decisions()).map((state) => [state['versionRev'], state['rev']])).toEqual([
      [4, 1],
      [4, 1],
      [5, 2],
    ]);
  });

  it('takes a lease, a permission, and for a rejection a clause', async () => {
    expect(await approve()).toMatchObject({ error: { code: 'LEASE_REQUIRED' } });
    await lease();
    await expect(approve(sessionOf(world.id, 'act_reviewer', 'member'))).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    const reject = (clauses: string[]) =>
      as(world.reviewer, decideCase, { verdict: 'REJECT', reason: 'No.', clauses } as const);
    expect(await reject([])).toMatchObject({ error: { code: 'BAD_INPUT', field: ['clauses'] } });
    expect(await reject(['data.2'])).toMatchObject({ ok: true });
    expect((await decisions()).at(-1)).toMatchObject({
      ...{ verdict: 'REJECT', reasons: [{ code: 'REJECTED_BY_REVIEWER' }, { message: 'data.2' }] },
    });
  });

  it('on a case that changed since is refused', async () => {
    await lease();
    const late = { verdict: 'APPROVE', reason: 'Fine.', expectedRev: 1 } as const;
    expect(await as(world.reviewer, decideCase, late)).toMatchObject({ error: { code: 'CONFLICT' } });
  });

  it('is given once by two who press at the same moment', async () => {
    await lease();
    const both = await Promise.allSettled([approve(), approve()]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect((await decisions()).filter((state) => state['decidedBy'] === 'act_reviewer')).toHaveLength(1);
  });

  it('of another marketplace is not found', async () => {
    const other = await aWorld(harness);
    expect(await lease(other.reviewer)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});

describe('a case nobody decides', () => {
  it('comes before the others once its time is over, and stays', async () => {
    await harness.rows("UPDATE review_case SET due_at = now() - interval '1 s' WHERE id = $1", caseId);
    await alarm('case.overdue');
    await harness.doDue(world.id);
    const later = await aReviewedVersion(world);
    await harness.rows(
      "UPDATE review_case SET due_at = now() - interval '9 days' WHERE id = $1",
      later.caseId,
    );

    const { data } = await harness.ask(world.reviewer, '{ reviewCases { nodes { id state } } }');
    expect(data).toEqual({
      reviewCases: {
        nodes: [{ id: caseId, state: 'QUEUED' }, expect.objectContaining({ id: later.caseId })],
      },
    });
  });
});

describe('a member of the publisher', () => {
  it('neither leases nor decides, whatever roles they have and whenever they joined (I10)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('reviewer', 'owner'), fc.boolean(), async (role, joinsLater) => {
        world = await aWorld(harness);
        ({ version, caseId } = await aReviewedVersion(world));
        const insider = sessionOf(world.id, 'act_insider', role);
        const before = joinsLater ? await lease(insider) : null;
        expect(before?.ok ?? false).toBe(joinsLater);
        await world.setMembers(2, ['act_member', 'act_insider']);
        const conflict = { error: { code: 'CONFLICT_OF_INTEREST' } };
        expect(await lease(insider)).toMatchObject(conflict);
        expect(await approve(insider)).toMatchObject(conflict);
        expect(await decisions()).toMatchObject([{ decidedBy: 'policy' }]);
      }),
      { numRuns: 6 },
    );
  });
});

describe('the lifecycle of a case', () => {
  it('ends in CLOSED and nowhere else', () => {
    const ends = (['QUEUED', 'LEASED', 'AWAITING_PUBLISHER', 'HELD', 'DECIDED', 'CLOSED'] as const).filter(
      (state) => caseLifecycle.allowedEvents(state).length === 0,
    );
    expect(ends).toEqual(['CLOSED']);
  });
});

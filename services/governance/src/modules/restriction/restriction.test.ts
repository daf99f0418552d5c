import { can, type Session } from '@guildhall/authz';
import { runnable } from '@guildhall/availability';
import { feedEntry } from '@guildhall/schema';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { aWorld, someFacts, type World } from '../../testing/world.ts';
import { confirmRestriction } from './confirm-restriction.ts';
import { imposeRestriction, type NewRestriction } from './impose-restriction.ts';
import { liftRestriction } from './lift-restriction.ts';
import { refuseRestriction } from './refuse-restriction.ts';
import { toFact, type Restriction } from './restriction.ts';

const someWords: unknown = expect.stringMatching(/\w/);

let harness: Harness;
let world: World;
let versionId: string;

beforeAll(async () => {
  harness = await openHarness();
});
beforeEach(async () => {
  world = await aWorld(harness);
  const version = world.version({ state: 'PUBLISHED' });
  versionId = version.id;
  await world.hearVersion(version);
});
afterAll(() => harness.close());

const because = { clause: 'security.1', reason: 'It sends contacts away.' };
const block = (over: Partial<NewRestriction> = {}): NewRestriction => ({
  ...{ kind: 'HARD_BLOCK', target: { type: 'VERSION', id: versionId }, ...because },
  ...over,
});
const suspend = (): NewRestriction =>
  block({ kind: 'PLUGIN_SUSPEND', target: { type: 'PLUGIN', id: world.pluginId } });
const ban = (): NewRestriction =>
  block({ kind: 'PUBLISHER_BAN', target: { type: 'PUBLISHER', id: world.publisherId } });

const impose = (input: NewRestriction, by: Session = world.reviewer) =>
  harness.units.run(by, (ctx) => ctx.mutations.run('impose', {}, () => imposeRestriction(ctx, input)));
const act = (
  use: typeof liftRestriction,
  restrictionId: string,
  by: Session = world.second,
  rest: { reason?: string; expectedRev?: number } = { reason: 'Looked at again.' },
) => harness.units.run(by, (ctx) => ctx.mutations.run('act', {}, () => use(ctx, { restrictionId, ...rest })));

async function imposed(input = block()): Promise<Restriction> {
  const result = await impose(input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const hours = ({ expiresAt, effectiveAt }: Restriction) =>
  expiresAt && (expiresAt.getTime() - effectiveAt.getTime()) / 3_600_000;
const enforcementCases = () =>
  harness.rows<{ state: string; subject_id: string }>(
    "SELECT state, subject_id FROM review_case WHERE marketplace_id = $1 AND queue = 'enforcement'",
    world.id,
  );
const published = () => harness.told(world.id, 'governance.restriction.changed');

describe('a hard block by one person', () => {
  it('acts at once, for a day at most, and asks for a second person', async () => {
    const restriction = await imposed();
    expect(restriction).toMatchObject({ state: 'ACTIVE', interim: true, feedSeq: 1 });
    expect(hours(restriction)).toBe(24);
    expect(await enforcementCases()).toEqual([{ state: 'QUEUED', subject_id: restriction.id }]);
    expect(await published()).toMatchObject([{ id: restriction.id, state: 'ACTIVE', feedSeq: 1, rev: 1 }]);
  });

  it('acts at any reach', async () => {
    await world.install(versionId, 12);
    expect(await imposed()).toMatchObject({ state: 'ACTIVE' });
  });

  it('lasts as long as first asked for once a second person confirms it', async () => {
    const { id } = await imposed();
    const result = await act(confirmRestriction, id);
    expect(result).toMatchObject({
      ok: true,
      value: { state: 'ACTIVE', interim: false, expiresAt: null, confirmedBy: 'act_second', feedSeq: 2 },
    });
    expect(await enforcementCases()).toMatchObject([{ state: 'CLOSED' }]);
    expect(await harness.rows('SELECT 1 FROM due WHERE subject_id = $1', id)).toEqual([]);
  });

  it('is not confirmed by the person who imposed it (I10)', async () => {
    const { id } = await imposed();
    expect(await act(confirmRestriction, id, world.reviewer)).toMatchObject({
      ok: false,
      error: { code: 'SECOND_PERSON_REQUIRED' },
    });
  });

  it('ends at once when the second person refuses', async () => {
    const { id } = await imposed();
    expect(await act(refuseRestriction, id)).toMatchObject({
      ok: true,
      value: { state: 'LIFTED', feedSeq: 2 },
    });
  });

  it('lapses when nobody confirms it', async () => {
    const { id } = await imposed();
    await harness.rows("UPDATE restriction SET expires_at = now() - interval '1 s' WHERE id = $1", id);
    expect(await act(confirmRestriction, id)).toMatchObject({ ok: false, error: { code: 'EXPIRED' } });
    await harness.rows('UPDATE due SET at = now() WHERE subject_id = $1', id);
    await harness.doDue(world.id);

    expect(await published()).toMatchObject([{ state: 'ACTIVE' }, { state: 'EXPIRED', feedSeq: 2, rev: 2 }]);
    expect(await enforcementCases()).toMatchObject([{ state: 'CLOSED' }]);
  });

  it('outlives a timer of an end that was moved', async () => {
    const { id } = await imposed();
    await harness.rows('UPDATE due SET at = now() WHERE subject_id = $1', id);
    await harness.doDue(world.id);
    expect(await published()).toHaveLength(1);
  });
});

describe('what takes two people', () => {
  it('is held, and nobody hears of it until it is confirmed', async () => {
    const { id, state } = await imposed(ban());
    expect(state).toBe('HELD');
    expect(await published()).toEqual([]);
    const seen = await harness.ask(world.member, '{ restrictions { nodes { id } } }');
    expect(seen.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const own = await harness.ask(world.member, 'query ($id: ID!) { restriction(id: $id) { id } }', { id });
    expect(own.data).toEqual({ restriction: null });

    expect(await act(confirmRestriction, id, world.reviewer)).toMatchObject({ ok: false });
    expect(await act(confirmRestriction, id)).toMatchObject({
      ok: true,
      value: { state: 'ACTIVE', feedSeq: 1 },
    });
  });

  it('never begins when it is refused', async () => {
    const { id } = await imposed(ban());
    expect(await act(refuseRestriction, id)).toMatchObject({
      ok: true,
      value: { state: 'REFUSED', feedSeq: 0 },
    });
    expect(await published()).toEqual([]);
    expect(await act(confirmRestriction, id)).toMatchObject({ error: { code: 'INVALID_TRANSITION' } });
  });

  it('is a suspension of what ten organizations use and more, and not of less', async () => {
    await world.install(versionId, 10);
    const narrow = await imposed(suspend());
    await world.install(versionId, 1, () => 'one-more');
    const wide = await imposed(suspend());
    expect([narrow.state, wide.state]).toEqual(['ACTIVE', 'HELD']);
  });
});

describe('who may', () => {
  it('impose is staff', async () => {
    await expect(impose(block(), world.member)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(await impose(block())).toMatchObject({ ok: true });
  });

  it('lift is no member of the publisher it is about', async () => {
    const { id } = await imposed();
    await world.setMembers(2, ['act_second']);
    expect(can(world.second, 'restriction:lift')).toBe(true);
    expect(await act(liftRestriction, id)).toMatchObject({ error: { code: 'CONFLICT_OF_INTEREST' } });
    expect(await act(liftRestriction, id, world.owner)).toMatchObject({ ok: true });
  });

  it.each([
    ['a kind that does not fit', { kind: 'PLUGIN_SUSPEND' }, 'BAD_INPUT', ['target', 'type']],
    ['an unknown version', { target: { type: 'VERSION', id: 'ver_0' } }, 'NOT_FOUND', ['target', 'id']],
    [
      'a short digest',
      { kind: 'DIGEST_DENY', target: { type: 'DIGEST', id: 'ab' } },
      'BAD_INPUT',
      ['target', 'id'],
    ],
    ['no reason', { reason: ' ' }, 'BAD_INPUT', ['reason']],
    ['a reason that lies', { reason: 'ok\u202eevil' }, 'BAD_INPUT', ['reason']],
    ['an endless clause', { clause: 'x'.repeat(201) }, 'BAD_INPUT', ['clause']],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'BAD_INPUT', ['expiresAt']],
    ['an end that is no instant', { expiresAt: 'soon' }, 'BAD_INPUT', ['expiresAt']],
  ] as const)('name the field: %s', async (_what, over, code, field) => {
    expect(await impose(block(over))).toEqual({
      ok: false,
      error: { code, message: someWords, field },
    });
  });

  it('act on a stale revision is nobody', async () => {
    const { id } = await imposed();
    const rest = { reason: 'Looked at again.', expectedRev: 9 };
    expect(await act(liftRestriction, id, world.second, rest)).toMatchObject({ error: { code: 'CONFLICT' } });
  });

  it('act across marketplaces is nobody', async () => {
    const other = await aWorld(harness);
    const { id } = await imposed();
    expect(await act(liftRestriction, id, other.reviewer)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await impose(block(), other.reviewer)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});

describe('lifting', () => {
  it('restores exactly what was, whatever else is in force (I17)', async () => {
    const warning = await imposed(block({ kind: 'SOFT_BLOCK' }));
    const before = availability([warning]);
    const hard = await imposed();
    expect(availability([warning, hard])).toMatchObject({ ok: false });
    const lifted = await act(liftRestriction, hard.id);
    if (!lifted.ok) throw new Error(lifted.error.message);
    expect(availability([warning, lifted.value])).toEqual(before);
  });

  it('needs a reason, and happens once', async () => {
    const { id } = await imposed();
    expect(await act(liftRestriction, id, world.second, {})).toMatchObject({ error: { field: ['reason'] } });
    expect(await act(liftRestriction, id)).toMatchObject({ ok: true });
    expect(await act(liftRestriction, id)).toMatchObject({ error: { code: 'INVALID_TRANSITION' } });
    const revisions = await harness.rows<{ rev: number; open: boolean }>(
      'SELECT rev, valid_to IS NULL AS open FROM restriction_revision WHERE restriction_id = $1 ORDER BY rev',
      id,
    );
    expect(revisions).toEqual([
      { rev: 1, open: false },
      { rev: 2, open: true },
    ]);
  });

  function availability(restrictions: Restriction[]) {
    return runnable({
      ...{ versionState: 'PUBLISHED', consentCovers: true, ruleDenies: false, now: new Date() },
      subject: { versionId, releaseDigest: null, pluginId: world.pluginId, publisherId: world.publisherId },
      restrictions: restrictions.map(toFact),
    });
  }
});

describe('a restricted publisher', () => {
  it('is never approved without a person, until the restriction ends by the clock (I18)', async () => {
    const { id } = await imposed(
      block({ kind: 'PUBLISHER_RESTRICT', target: { type: 'PUBLISHER', id: world.publisherId } }),
    );
    expect(await harness.told(world.id, 'governance.trust.changed')).toMatchObject([
      { restricted: false, rev: 1 },
      { restricted: true, rev: 2 },
    ]);
    const first = world.version();
    await world.hearFacts(first.id, someFacts());
    await world.hearVersion(first);

    // Nobody has noted its end yet, and still it has none of its effects.
    await harness.rows("UPDATE restriction SET expires_at = now() - interval '1 s' WHERE id = $1", id);
    const second = world.version({ versionString: '1.0.1' });
    await world.hearFacts(second.id, someFacts());
    await world.hearVersion(second);
    const decisions = await harness.told(world.id, 'governance.decision.made');
    expect(decisions.map(({ verdict }) => verdict)).toEqual(['REVIEW', 'APPROVE']);
  });
});

describe('the feed', () => {
  it('is gapless and strictly increasing under fifty impositions at once, and every entry is signed (I14)', async () => {
    const fifty = Array.from({ length: 50 }, (_, index) =>
      // Every fifth one is refused, and gives its number back.
      impose(block(index % 5 === 0 ? { kind: 'SOFT_BLOCK', expiresAt: 'soon' } : { kind: 'SOFT_BLOCK' })),
    );
    const done = await Promise.all(fifty);
    expect(done.filter(({ ok }) => ok)).toHaveLength(40);

    const rows = await harness.rows<{ seq: number; jws: string }>(
      'SELECT seq, jws FROM feed_entry WHERE marketplace_id = $1 ORDER BY seq',
      world.id,
    );
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    const entries = await Promise.all(
      rows.map(({ jws }) => harness.verifier.verify(jws, 'governance', 'feed', feedEntry)),
    );
    for (const [index, entry] of entries.entries())
      expect(entry).toMatchObject({
        marketplaceId: world.id,
        seq: index + 1,
        restriction: { feedSeq: index + 1, state: 'ACTIVE' },
      });
    const pushed = harness.announced.filter(({ channel }) => channel === 'feed');
    expect(pushed.map(({ message }) => message)).toEqual(
      expect.arrayContaining(rows.map((row) => ({ marketplaceId: world.id, ...row }))),
    );
  });

  it('loses no number to a transaction that is undone', async () => {
    await imposed();
    const undone = harness.units.run(world.reviewer, async (ctx) => {
      await imposeRestriction(ctx, block());
      throw new Error('cut');
    });
    await expect(undone).rejects.toThrow('cut');
    expect(await imposed()).toMatchObject({ feedSeq: 2 });
  });
});

describe('a repeated request', () => {
  it('with one key imposes once', async () => {
    const mutation = `mutation ($input: ImposeRestrictionInput!) {
      imposeRestriction(input: $input) { restriction { id propagation { feedSeq installationAppliedAt } } userErrors { code } }
    }`;
    const input = { ...block({ kind: 'WARN' }), idempotencyKey: 'one' };
    const first = await harness.ask(world.reviewer, mutation, { input });
    const again = await harness.ask(world.reviewer, mutation, { input });
    expect(first.data).toMatchObject({
      imposeRestriction: {
        restriction: { propagation: { feedSeq: 1, installationAppliedAt: null } },
        userErrors: [],
      },
    });
    expect(again).toEqual(first);
    expect(await published()).toHaveLength(1);
  });
});

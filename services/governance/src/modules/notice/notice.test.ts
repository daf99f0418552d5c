import { permissionsOf, type Session } from '@guildhall/authz';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { sessionOf } from '../../testing/sessions.ts';
import { aReviewedVersion, aWorld, someFacts, type World } from '../../testing/world.ts';
import { confirmRestriction } from '../restriction/confirm-restriction.ts';
import { imposeRestriction, type NewRestriction } from '../restriction/impose-restriction.ts';
import { liftRestriction } from '../restriction/lift-restriction.ts';
import { askPublisher } from '../review-case/ask-publisher.ts';
import { decideCase } from '../review-case/decide-case.ts';
import { leaseCase } from '../review-case/lease-case.ts';
import { markNoticesRead, readNotices } from './read-notices.ts';

let harness: Harness;
let world: World;

beforeAll(async () => {
  harness = await openHarness();
});
beforeEach(async () => {
  world = await aWorld(harness);
});
afterAll(() => harness.close());

/** An administrator of an organization in the host where tests install. */
const adminOf = (organization: string, over: Partial<Session> = {}): Session => ({
  ...sessionOf(world.id, `act_${organization}`, 'orgAdmin'),
  ...{ actorKind: 'HOST_USER', scope: { host: 'crm', organization }, ...over },
});
const notices = (by: Session, unreadOnly = false) =>
  harness.units.run(by, (ctx) => readNotices(ctx, { limit: 100, after: null, unreadOnly }));
const texts = async (by: Session) => (await notices(by)).map(({ text }) => text);
const impose = (target: NewRestriction['target'], kind: NewRestriction['kind'], expiresAt?: string) =>
  harness.units.run(world.reviewer, async (ctx) => {
    const restriction = { target, kind, expiresAt, clause: 'Be honest', reason: 'It sends contacts away.' };
    const imposed = await imposeRestriction(ctx, restriction);
    if (!imposed.ok) throw new Error(imposed.error.message);
    return imposed.value;
  });

async function approved() {
  const version = world.version();
  await world.hearFacts(version.id, someFacts());
  const heard = await world.hearVersion(version);
  return { version, heard };
}

describe('a notice', () => {
  it('tells a publisher what was decided, once, whatever is heard again', async () => {
    const { version, heard } = await approved();
    await harness.deliver(heard);
    await world.hearVersion(version);
    expect(await notices(world.member)).toMatchObject([
      {
        ...{ kind: 'DECISION', text: 'acme.notes 1.0.0 is approved.', readAt: null },
        ...{ publisherId: world.publisherId, pluginId: world.pluginId, versionId: version.id },
      },
    ]);
  });

  it('tells why a person has to look, what they ask, and what they came to', async () => {
    const { caseId } = await aReviewedVersion(world);
    await harness.units.run(world.reviewer, (ctx) => leaseCase(ctx, { caseId }));
    await harness.units.run(world.reviewer, (ctx) => askPublisher(ctx, { caseId, text: 'Why the network?' }));
    const [asked, waits] = await texts(world.member);
    expect(waits).toMatch(/^acme\.notes 1\.0\.0 waits for a reviewer: .+/);
    expect(asked).toBe('A reviewer asks about acme.notes 1.0.0: Why the network?');

    const { caseId: second } = await aReviewedVersion(world, { versionString: '1.1.0' });
    await harness.units.run(world.reviewer, (ctx) => leaseCase(ctx, { caseId: second }));
    const verdict = { verdict: 'REJECT', reason: 'It hides code.', clauses: ['Be honest'] } as const;
    await harness.units.run(world.reviewer, (ctx) => decideCase(ctx, { caseId: second, ...verdict }));
    expect((await texts(world.member))[0]).toBe('acme.notes 1.1.0 is refused: It hides code.');
  });

  it('goes away with the change that failed', async () => {
    const failing = harness.units.run(world.reviewer, async (ctx) => {
      await imposeRestriction(ctx, {
        ...{ target: { type: 'PLUGIN', id: world.pluginId }, kind: 'LABEL', clause: 'c', reason: 'r' },
      });
      throw new Error('the power failed');
    });
    await expect(failing).rejects.toThrow('the power failed');
    expect(await notices(world.member)).toEqual([]);
  });
});

describe('a notice of a restriction', () => {
  it('reaches the publisher and whoever has the plugin installed, from its beginning to its end', async () => {
    const { version } = await approved();
    await world.install(version.id, 2);
    const { id } = await impose({ type: 'VERSION', id: version.id }, 'HARD_BLOCK');
    await harness.units.run(world.second, (ctx) => confirmRestriction(ctx, { restrictionId: id }));
    await harness.units.run(world.reviewer, (ctx) =>
      liftRestriction(ctx, { restrictionId: id, reason: 'Mended.' }),
    );

    const told = await texts(adminOf('org1'));
    expect(told).toEqual([
      'acme.notes 1.0.0 is no longer restricted (HARD_BLOCK): it was lifted.',
      'acme.notes 1.0.0 is restricted (HARD_BLOCK): It sends contacts away. (Be honest)',
      expect.stringMatching(/^acme\.notes 1\.0\.0 is restricted \(HARD_BLOCK\) until 20.+: It sends/),
    ]);
    expect(await texts(world.member)).toEqual([...told, 'acme.notes 1.0.0 is approved.']);
  });

  it('of a publisher reaches whoever has any of its plugins, and nobody before a second person agreed', async () => {
    const { version } = await approved();
    await world.install(version.id, 1);
    const { id } = await impose({ type: 'PUBLISHER', id: world.publisherId }, 'PUBLISHER_BAN');
    expect(await texts(adminOf('org0'))).toEqual([]);
    await harness.units.run(world.second, (ctx) => confirmRestriction(ctx, { restrictionId: id }));
    expect(await texts(adminOf('org0'))).toEqual([
      expect.stringMatching(/^Acme is restricted \(PUBLISHER_BAN\)/),
    ]);
  });

  it('says when it ended by itself', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await impose({ type: 'PLUGIN', id: world.pluginId }, 'LABEL', soon);
    await harness.rows("UPDATE restriction SET expires_at = now() - interval '1 s' WHERE id = $1", id);
    await harness.rows("UPDATE due SET at = now() - interval '1 s' WHERE subject_id = $1", id);
    await harness.doDue(world.id);
    expect((await texts(world.member))[0]).toBe(
      'acme.notes is no longer restricted (LABEL): it was for a time that is over.',
    );
  });

  it('is not for other organizations, other hosts, end users, other publishers, nor another marketplace', async () => {
    const { version } = await approved();
    await world.install(version.id, 1);
    await impose({ type: 'VERSION', id: version.id }, 'SOFT_BLOCK');
    expect(await texts(adminOf('org0'))).toHaveLength(1);
    const strangers = [
      adminOf('org9'),
      adminOf('org0', { scope: { host: 'shop', organization: 'org0' } }),
      adminOf('org0', { permissions: permissionsOf(['endUser']) }),
      adminOf('org0', { marketplaceId: 'mkt_other' }),
      world.stranger,
      world.reviewer,
      { ...world.member, marketplaceId: 'mkt_other' },
      { ...sessionOf(world.id, 'act_key', 'publisherKey'), publisherId: 'pub_other' },
    ];
    for (const stranger of strangers) expect(await notices(stranger)).toEqual([]);
    const key = { ...sessionOf(world.id, 'act_key', 'publisherKey'), publisherId: world.publisherId };
    expect(await texts(key)).toHaveLength(2);
  });
});

describe('reading', () => {
  const LIST = `query ($after: String, $unreadOnly: Boolean) {
    notices(first: 2, after: $after, unreadOnly: $unreadOnly) {
      nodes { id kind text at readAt } pageInfo { hasNextPage endCursor } } }`;
  const MARK = `mutation ($input: MarkNoticesReadInput!) {
    markNoticesRead(input: $input) { notices { id readAt } userErrors { code field } } }`;

  it('goes page by page, and what one member has read stays unread for another', async () => {
    await world.setMembers(2, ['act_member', 'act_other']);
    for (const versionString of ['1.0.0', '1.1.0', '1.2.0']) {
      const version = world.version({ versionString });
      await world.hearFacts(version.id, someFacts());
      await world.hearVersion(version);
    }
    const first = await harness.ask(world.member, LIST);
    expect(first.data).toMatchObject({
      notices: {
        nodes: [{ text: 'acme.notes 1.2.0 is approved.', readAt: null }, { kind: 'DECISION' }],
        pageInfo: { hasNextPage: true },
      },
    });
    const all = await notices(world.member);
    const [newest, , oldest] = all.map(({ id }) => id);
    const after = JSON.stringify(first.data).match(/"endCursor":"([^"]+)"/)?.[1];
    expect((await harness.ask(world.member, LIST, { after })).data).toMatchObject({
      notices: { nodes: [{ id: oldest }], pageInfo: { hasNextPage: false } },
    });

    const input = { ids: [newest] };
    const marked = await harness.ask(world.member, MARK, { input });
    expect(marked.data).toMatchObject({ markNoticesRead: { notices: [{ id: newest }], userErrors: [] } });
    expect((await harness.ask(world.member, MARK, { input })).data).toEqual(marked.data);
    expect(await notices(world.member, true)).toHaveLength(2);
    expect(await notices({ ...world.member, actorId: 'act_other' }, true)).toHaveLength(3);
  });

  it.each([
    ['nothing', () => [], ['ids']],
    ['more than a page', () => Array.from({ length: 101 }, (_, n) => `ntc_${n}`), ['ids']],
    ['what there is none of', () => ['ntc_none'], ['ids', '0']],
  ])('is not noted of %s', async (_what, ids, field) => {
    const { data } = await harness.ask(world.member, MARK, { input: { ids: ids() } });
    expect(data).toMatchObject({ markNoticesRead: { notices: null, userErrors: [{ field }] } });
  });

  it('is not noted of what concerns somebody else', async () => {
    await approved();
    const [notice] = await notices(world.member);
    const mark = (by: Session) =>
      harness.units.run(by, (ctx) => markNoticesRead(ctx, { ids: [notice?.id ?? ''] }));
    expect(await mark(world.stranger)).toMatchObject({ error: { code: 'NOT_FOUND', field: ['ids', '0'] } });
    expect(await mark(world.member)).toMatchObject({ ok: true });
  });
});

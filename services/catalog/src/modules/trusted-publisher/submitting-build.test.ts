import { systemSession, type Session } from '@guildhall/authz';
import { versionChanged } from '@guildhall/schema';
import { snapshots } from '../../snapshots.ts';
import { idOf } from '../../testing/answers.ts';
import { AUDIENCE, CI, CLAIMS } from '../../testing/ci.ts';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { digestOf, openShop, type Shop } from '../../testing/shop.ts';
import { giveShortKey } from './give-short-key.ts';
import { submittingBuild } from './submitting-build.ts';
import { trustedPublisherId } from './trusted-publisher.ts';

const PINS = {
  issuer: CI,
  subject: CLAIMS.sub,
  repository: CLAIMS.repository,
  workflow: CLAIMS.workflow_ref,
  ref: CLAIMS.ref,
};

let harness: Harness;
let shop: Shop;
beforeAll(async () => {
  harness = await openHarness();
});
beforeEach(async () => {
  shop = await openShop(harness);
});
afterAll(() => harness.close());

async function trust(claims: Record<string, string>, { owner, pluginId } = shop): Promise<string> {
  const pinned = Object.entries(claims).map(([name, value]) => ({ name, value }));
  const input = { pluginId, issuer: CI, audience: AUDIENCE, claims: pinned };
  const added = await harness.change(owner, 'addTrustedPublisher', input, 'trustedPublisher { id }');
  expect(added.userErrors).toEqual([]);
  return trustedPublisherId({ ...input, claims });
}

async function distrust(id: string): Promise<void> {
  const input = { pluginId: shop.pluginId, id };
  const want = 'trustedPublisher { id }';
  expect(await harness.change(shop.owner, 'removeTrustedPublisher', input, want)).toMatchObject({
    userErrors: [],
  });
}

/** Whoever holds the short key that a build of this trusted publisher gets. */
async function aBuild(trustedPublisherId: string, { pluginId, publisherId } = shop): Promise<Session> {
  const { key } = await harness.units.run(systemSession(harness.marketplaceId, 'test'), async (ctx) => {
    const [plugin] = await ctx.plugins.findAll([pluginId]);
    if (!plugin) throw new Error('no plugin');
    return giveShortKey(ctx, plugin, trustedPublisherId);
  });
  const more = { actorKind: 'KEY', actorId: key.actorId, publisherId } as const;
  return harness.session('build', ['publisherKey'], more);
}

async function aStoredKey({ owner, publisherId } = shop): Promise<Session> {
  const input = { publisherId, name: 'CI' };
  const made = idOf(await harness.change(owner, 'createApiKey', input, 'apiKey { id }'), 'apiKey');
  const [row] = await harness.rows('SELECT actor_id FROM api_key WHERE id = $1', [made]);
  const more = { actorKind: 'KEY', actorId: String(row?.['actor_id']), publisherId } as const;
  return harness.session('stored', ['publisherKey'], more);
}

const known = (session: Session, pluginId = shop.pluginId) =>
  harness.units.run(session, (ctx) => submittingBuild(ctx, pluginId), { readOnly: true });

/** All versions, as a service that starts over reads them. */
async function rebuilt() {
  const system = systemSession(harness.marketplaceId, 'test');
  const snapshot = snapshots.filter(({ event }) => event === versionChanged.name);
  const pages = snapshot.map((one) =>
    harness.units.run(system, (ctx) => one.page(ctx, '', 100), { readOnly: true }),
  );
  const envelopes = (await Promise.all(pages)).flatMap((page) => page.envelopes);
  return envelopes.map(({ payload }) => versionChanged.state.parse(payload));
}

/** Submits a new version; what is told of it, and what a service that starts over reads. */
async function submitAs(session: Session) {
  const versionId = await shop.draft('1.0.0');
  const input = { versionId, uploadReceipt: await shop.receipt(session, digestOf(versionId)) };
  const answer = await harness.change(session, 'submitVersion', input, 'version { state }');
  expect(answer).toMatchObject({ version: { state: 'SUBMITTED' }, userErrors: [] });
  const told = (await harness.told(versionChanged)).findLast(({ id }) => id === versionId);
  const [again] = (await rebuilt()).filter(({ id }) => id === versionId);
  return { versionId, told: told?.trustedPublisher, rebuilt: again?.trustedPublisher };
}

describe('a version', () => {
  it('says what is pinned for the trusted build that submitted it, in events and in snapshots', async () => {
    const build = await aBuild(await trust(CLAIMS));
    expect(await submitAs(build)).toMatchObject({ told: PINS, rebuilt: PINS });
  });

  it('says so ever after, also when the build is not trusted any more', async () => {
    const id = await trust({ repository: 'orchard/short' });
    const { versionId } = await submitAs(await aBuild(id));
    await distrust(id);
    await shop.start(versionId);
    const told = (await harness.told(versionChanged)).filter((state) => state.id === versionId);
    expect(told.map(({ state, trustedPublisher }) => [state, trustedPublisher?.repository])).toEqual([
      ['DRAFT', undefined],
      ['SUBMITTED', 'orchard/short'],
      ['CHECKING', 'orchard/short'],
    ]);
  });

  it('says so in the graph to its publisher’s people and to staff, and to nobody else', async () => {
    const { versionId } = await submitAs(await aBuild(await trust(CLAIMS)));
    await harness.rows(`UPDATE version SET state = 'PUBLISHED' WHERE id = $1`, [versionId]);
    await shop.list();
    const seenBy = async (session: Session) => {
      const query =
        'query ($id: ID!) { version(id: $id) { state trustedPublisher { issuer subject repository workflow ref } } }';
      return (await harness.ask(session, query, { id: versionId })).data?.['version'];
    };
    for (const session of [shop.owner, harness.session('staff', ['reviewer'])])
      expect(await seenBy(session)).toEqual({ state: 'PUBLISHED', trustedPublisher: PINS });
    const stranger = harness.session('stranger', ['member']);
    expect(await seenBy(stranger)).toEqual({ state: 'PUBLISHED', trustedPublisher: null });
  });

  it.each([
    ['a member', () => Promise.resolve(shop.owner)],
    ['a member’s stored key', () => aStoredKey()],
  ])('says nothing of the kind when %s submitted it', async (_, who) => {
    expect(await submitAs(await who())).toMatchObject({ told: null, rebuilt: null });
  });
});

describe('a session', () => {
  it('is a trusted build only for the plugin that trusts it', async () => {
    const other = await openShop(harness);
    const build = await aBuild(await trust(CLAIMS, other), other);
    expect(await known(build, other.pluginId)).toEqual(PINS);
    expect(await known(build)).toBeNull();
  });

  it('of a person is none, not even under the id of a build', async () => {
    const build = await aBuild(await trust({ repository: 'orchard/person' }));
    expect(await known(build)).toMatchObject({ repository: 'orchard/person' });
    expect(await known({ ...build, actorKind: 'PERSON' })).toBeNull();
  });

  it('is none once its build is not trusted any more', async () => {
    const id = await trust({ repository: 'orchard/gone' });
    const build = await aBuild(id);
    expect(await known(build)).not.toBeNull();
    await distrust(id);
    expect(await known(build)).toBeNull();
  });

  it.each<[string, Record<string, string>, object]>([
    [
      'of GitLab',
      { project_path: 'orchard/lab', ci_config_ref_uri: 'orchard/lab//ci.yml', ref_path: 'refs/heads/x' },
      { repository: 'orchard/lab', workflow: 'orchard/lab//ci.yml', ref: 'refs/heads/x' },
    ],
    ['that only its subject tells', { sub: 'repo:orchard/sub' }, { subject: 'repo:orchard/sub' }],
    ['with other pins, too', { repository: 'orchard/env', environment: 'x' }, { repository: 'orchard/env' }],
  ])('of a build %s is told in the same few words', async (_, claims, expected) => {
    const nothing = { subject: '', repository: '', workflow: '', ref: '' };
    expect(await known(await aBuild(await trust(claims)))).toEqual({ issuer: CI, ...nothing, ...expected });
  });
});

import { actorSurrogate } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import { publisherChanged } from '@guildhall/schema';
import { z } from 'zod';
import { idOf } from '../../testing/answers.ts';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { openShop } from '../../testing/shop.ts';

const WANT = 'publisher { id slug state namespaces rev availableActions }';

describe('publishers', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  const register = (name: string, input: object = {}) =>
    harness.change(
      harness.session(name, ['member']),
      'registerPublisher',
      { name, slug: name, ...input },
      WANT,
    );

  it('are active from registration, with whoever registered them as owner', async () => {
    const answer = await register('alpha');

    expect(answer.publisher).toMatchObject({ slug: 'alpha', state: 'ACTIVE', namespaces: [], rev: 1 });
    const told = (await harness.told(publisherChanged)).find(({ slug }) => slug === 'alpha');
    expect(told).toMatchObject({
      state: 'ACTIVE',
      members: [{ actorId: harness.session('alpha', []).actorId, role: 'OWNER' }],
    });
  });

  it.each([
    ['a taken slug', { slug: 'alpha' }, 'slug', 'TAKEN'],
    ['a reserved slug', { slug: 'guildhall' }, 'slug', 'BAD_INPUT'],
    ['a slug in capitals', { slug: 'Alpha' }, 'slug', 'BAD_INPUT'],
    ['a slug of one letter', { slug: 'a' }, 'slug', 'BAD_INPUT'],
    ['no name', { name: '  ' }, 'name', 'BAD_INPUT'],
    ['a name that is too long', { name: 'x'.repeat(81) }, 'name', 'BAD_INPUT'],
    ['a name that turns around', { name: 'abc\u202Efed' }, 'name', 'BAD_INPUT'],
    ['a name with a zero-width space', { name: 'a\u200Bb' }, 'name', 'BAD_INPUT'],
    ['a name of two lines', { name: 'a\nb' }, 'name', 'BAD_INPUT'],
    ['a Cyrillic letter in a Latin name', { name: 'Micr\u043esoft' }, 'name', 'BAD_INPUT'],
    ['a name under a heap of marks', { name: 'Or\u0337\u0328\u0327chard' }, 'name', 'BAD_INPUT'],
  ])('refuse %s and name the field', async (_what, input, field, code) => {
    await register('alpha');

    expect(await register('beta', { slug: 'beta', ...input })).toMatchObject({
      publisher: null,
      userErrors: [{ code, field: [field] }],
    });
  });

  it.each([
    ['greek', 'Ελληνικά'],
    ['cyrillic', 'Яндекс Маркет'],
    ['chinese', '阿里巴巴 Cloud'],
    ['arabic', 'شركة المراعي'],
    ['hindi', 'हिन्दी सॉफ़्टवेयर'],
    ['vietnamese', 'Công ty Việt Nữ'],
  ])('may have a name in %s', async (slug, name) => {
    expect(await register(slug, { name })).toMatchObject({ publisher: { slug }, userErrors: [] });
  });

  it('own a namespace alone (I20), for ever, and may claim it twice', async () => {
    const first = await openShop(harness);
    const second = await openShop(harness);
    const claim = ({ owner, publisherId }: typeof first, namespace: string) =>
      harness.change(owner, 'claimNamespace', { publisherId, namespace }, WANT);

    expect(await claim(second, first.name)).toMatchObject({ userErrors: [{ code: 'TAKEN' }] });
    expect(await claim(first, first.name)).toMatchObject({ publisher: { namespaces: [first.name] } });
    expect(await claim(first, 'platform')).toMatchObject({ userErrors: [{ field: ['namespace'] }] });
  });

  it('get one owner of a namespace of two who claim it at the same time', async () => {
    const shops = [await openShop(harness), await openShop(harness)];

    const answers = await Promise.all(
      shops.map(({ owner, publisherId }) =>
        harness.change(owner, 'claimNamespace', { publisherId, namespace: 'contested' }, WANT),
      ),
    );

    expect(answers.filter(({ publisher }) => publisher)).toHaveLength(1);
  });

  it('let new members act for them, but not manage them', async () => {
    const shop = await openShop(harness);
    const mia = await harness.visitor('Mia');
    const { publisherId, pluginId } = shop;
    await harness.change(shop.owner, 'addPublisherMember', { publisherId, actorId: mia.actorId }, WANT);

    const version = await harness.change(
      mia,
      'createVersion',
      { pluginId, versionString: '1.0.0' },
      'version { id }',
    );
    expect(idOf(version, 'version')).toMatch(/^ver_/);
    const claim = await harness.change(mia, 'claimNamespace', { publisherId, namespace: 'mias' }, WANT);
    expect(claim).toMatchObject({ userErrors: [{ code: 'OWNER_NEEDED' }] });
  });

  it('keep their last owner', async () => {
    const { owner, publisherId } = await openShop(harness);
    const input = { publisherId, actorId: owner.actorId, role: 'MEMBER' };

    expect(await harness.change(owner, 'addPublisherMember', input, WANT)).toMatchObject({
      userErrors: [{ code: 'LAST_OWNER' }],
    });
  });

  it('refuse members that are no actors, and strangers who would add some', async () => {
    const { owner, publisherId } = await openShop(harness);
    const actorId = actorSurrogate(new Uint8Array(), 'm', 'i', 's');
    const add = (session: typeof owner, id: string) =>
      harness.change(session, 'addPublisherMember', { publisherId, actorId: id }, WANT);

    expect(await add(owner, 'Mia')).toMatchObject({ userErrors: [{ field: ['actorId'] }] });
    expect(await add(harness.session('stranger', ['member']), actorId)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  it('take only people who were seen in this marketplace, and say the same of everybody else', async () => {
    const { owner, publisherId } = await openShop(harness);
    const nell = harness.session('nell', ['member']);
    const add = async (actorId: string) =>
      (await harness.change(owner, 'addPublisherMember', { publisherId, actorId }, WANT)).userErrors;
    const elsewhere = { ...nell, marketplaceId: newId('marketplace') };
    const key = { ...harness.session('key', ['member']), actorKind: 'KEY' } as const;

    const nobody = await add(actorSurrogate(new Uint8Array(), 'm', 'i', 's'));
    expect(nobody).toMatchObject([{ code: 'BAD_INPUT', field: ['actorId'] }]);
    await harness.ask(elsewhere, '{ viewer { actorId } }');
    expect(await add(nell.actorId)).toEqual(nobody);
    await harness.change(
      key,
      'createVersion',
      { pluginId: 'plg_none', versionString: '1.0.0' },
      'version { id }',
    );
    expect(await add(key.actorId)).toEqual(nobody);

    await harness.ask(nell, '{ viewer { actorId } }');
    expect(await add(nell.actorId)).toEqual([]);
  });

  it('show their members to members and staff only', async () => {
    const { owner, publisherId } = await openShop(harness);
    const shape = z.object({ publisher: z.object({ members: z.object({ nodes: z.array(z.unknown()) }) }) });
    const members = async (session: typeof owner) => {
      const source = 'query ($id: ID!) { publisher(id: $id) { members { nodes { name role } } } }';
      return (await harness.read(session, source, { id: publisherId }, shape)).publisher.members.nodes;
    };

    expect(await members(owner)).toEqual([{ name: owner.actorName, role: 'OWNER' }]);
    expect(await members(harness.session('Rita', ['reviewer']))).toHaveLength(1);
    expect(await members(harness.session('stranger', ['member']))).toEqual([]);
  });

  it('change only as their caller read them', async () => {
    const { owner, publisherId } = await openShop(harness);
    const input = { publisherId, namespace: 'late-claim', expectedRev: 0 };

    expect(await harness.change(owner, 'claimNamespace', input, WANT)).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
    });
  });
});

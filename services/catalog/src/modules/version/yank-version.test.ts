import { openHarness, type Harness } from '../../testing/harness.ts';
import { openShop } from '../../testing/shop.ts';

describe('yanking a version', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  const yank = (session: Parameters<Harness['change']>[0], versionId: string, more: object = {}) =>
    harness.change(
      session,
      'yankVersion',
      { versionId, reason: 'It loses data.', ...more },
      'version { state }',
    );
  const unyank = (session: Parameters<Harness['change']>[0], versionId: string) =>
    harness.change(session, 'unyankVersion', { versionId }, 'version { state }');

  it('moves the channel back to the highest version that is left', async () => {
    const shop = await openShop(harness);
    await shop.list();
    const first = await shop.published('1.0.0');
    const second = await shop.published('2.0.0');

    await yank(shop.owner, second);

    expect((await shop.plugin()).channels).toMatchObject([{ version: { id: first } }]);
  });

  it('takes the listing out of the catalog when it was the last one, and back in (I6, I15)', async () => {
    const shop = await openShop(harness);
    await shop.list();
    const id = await shop.published('1.0.0');

    await yank(shop.owner, id);
    expect(await shop.plugin()).toMatchObject({ listing: { state: 'READY' }, channels: [{ version: null }] });

    await unyank(shop.owner, id);
    expect(await shop.plugin()).toMatchObject({
      listing: { state: 'LISTED' },
      channels: [{ version: { id } }],
    });
  });

  it('needs a reason, which everybody then reads', async () => {
    const shop = await openShop(harness);
    await shop.list();
    const id = await shop.published('1.0.0');

    expect(await yank(shop.owner, id, { reason: ' ' })).toMatchObject({
      userErrors: [{ field: ['reason'] }],
    });
    await yank(shop.owner, id);

    const stranger = harness.session('stranger', ['endUser']);
    expect(await shop.look(id, stranger)).toMatchObject({
      state: 'YANKED',
      stage: { reason: 'It loses data.' },
      installable: { ok: false, reasons: [{ code: 'NOT_PUBLISHED' }, { code: 'LISTING_NOT_VISIBLE' }] },
    });
  });

  it('is not for strangers, and for staff only with the permission', async () => {
    const shop = await openShop(harness);
    const id = await shop.published('1.0.0');

    expect(await yank(harness.session('stranger', ['member']), id)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect(await yank(harness.session('Olga', ['owner']), id)).toMatchObject({
      version: { state: 'YANKED' },
    });
  });

  it('by staff is undone only by staff', async () => {
    const shop = await openShop(harness);
    const id = await shop.published('1.0.0');
    const staff = harness.session('Olga', ['owner']);
    await yank(staff, id);

    expect(await unyank(shop.owner, id)).toMatchObject({ userErrors: [{ code: 'YANKED_BY_STAFF' }] });
    expect(await unyank(staff, id)).toMatchObject({ version: { state: 'PUBLISHED' } });
  });

  it('is possible only for what is published', async () => {
    const shop = await openShop(harness);

    expect(await yank(shop.owner, await shop.draft('1.0.0'))).toMatchObject({
      userErrors: [{ code: 'INVALID_TRANSITION' }],
    });
  });
});

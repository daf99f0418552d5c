import { versionChanged } from '@guildhall/schema';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { digestOf, openShop } from '../../testing/shop.ts';

describe('submitVersion', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  it('seals the uploaded source and tells Forge', async () => {
    const shop = await openShop(harness);
    const id = await shop.draft('1.0.0');

    const answer = await shop.submit(id);

    expect(answer).toMatchObject({
      version: { state: 'SUBMITTED', sourceDigest: digestOf(id), stage: { nextActor: 'system' } },
      userErrors: [],
    });
    const told = (await harness.told(versionChanged)).filter((state) => state.id === id);
    expect(told.map(({ state, rev, runAttempt }) => [state, rev, runAttempt])).toEqual([
      ['DRAFT', 0, 0],
      ['SUBMITTED', 1, 1],
    ]);
  });

  it('writes one audit row and one timeline entry for the step (I11)', async () => {
    const shop = await openShop(harness);
    const id = await shop.submitted('1.0.0');

    const audit = await harness.rows(
      'SELECT action, rev FROM audit_entry WHERE subject_id = $1 ORDER BY id',
      [id],
    );

    expect(audit).toEqual([
      { action: 'version.create', rev: 0 },
      { action: 'version.submit', rev: 1 },
    ]);
    const { timeline } = await shop.look(id);
    expect(timeline.nodes).toMatchObject([
      { event: 'create', from: null, to: 'DRAFT', actorName: shop.owner.actorName },
      { event: 'submit', from: 'DRAFT', to: 'SUBMITTED' },
    ]);
  });

  it('refuses a second submission of the same version', async () => {
    const shop = await openShop(harness);
    const id = await shop.submitted('1.0.0');

    expect(await shop.submit(id)).toMatchObject({
      version: null,
      userErrors: [{ code: 'INVALID_TRANSITION' }],
    });
  });

  it('refuses receipts that are forged, of another marketplace or of somebody else', async () => {
    const shop = await openShop(harness);
    const stranger = harness.session('stranger', ['member']);
    const elsewhere = { ...shop.owner, marketplaceId: 'mkt_other' };
    const versionId = await shop.draft('1.0.0');
    const receipts = {
      'not signed by Forge': 'e30.e30.e30',
      'another marketplace': await shop.receipt(elsewhere, digestOf('a')),
      'somebody else': await shop.receipt(stranger, digestOf('a')),
    };

    for (const [why, uploadReceipt] of Object.entries(receipts)) {
      const input = { versionId, uploadReceipt };
      const answer = await harness.change(shop.owner, 'submitVersion', input, 'version { id }');
      expect(answer).toMatchObject({
        version: null,
        userErrors: [
          { code: 'BAD_RECEIPT', field: ['uploadReceipt'], message: expect.stringContaining(why) as string },
        ],
      });
    }
    expect((await shop.look(versionId)).state).toBe('DRAFT');
  });

  it('keeps prereleases out of stable, and knows no other channel', async () => {
    const shop = await openShop(harness);
    const beta = await shop.draft('1.0.0-beta.1');

    expect(await shop.submit(beta)).toMatchObject({ userErrors: [{ field: ['channel'] }] });
    expect(await shop.submit(beta, { channel: 'beta' })).toMatchObject({
      userErrors: [{ field: ['channel'] }],
    });
  });

  it('acts only on the version as the caller read it', async () => {
    const shop = await openShop(harness);
    const id = await shop.draft('1.0.0');

    expect(await shop.submit(id, { expectedRev: 7 })).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
    expect(await shop.submit(id, { expectedRev: 0 })).toMatchObject({ userErrors: [] });
  });

  it('gives the stored answer to a repetition with the same idempotency key', async () => {
    const shop = await openShop(harness);
    const versionId = await shop.draft('1.0.0');
    const input = {
      versionId,
      uploadReceipt: await shop.receipt(shop.owner, digestOf('x')),
      idempotencyKey: `k-${versionId}`,
    };

    const first = await harness.change(shop.owner, 'submitVersion', input, 'version { id state rev }');
    const second = await harness.change(shop.owner, 'submitVersion', input, 'version { id state rev }');

    expect(first.version).toMatchObject({ state: 'SUBMITTED', rev: 1 });
    expect(second).toEqual(first);
  });

  it('shows strangers no such version, and callers without the permission a refusal', async () => {
    const shop = await openShop(harness);
    const versionId = await shop.draft('1.0.0');
    const input = { versionId, uploadReceipt: 'x' };
    const stranger = harness.session('stranger', ['member']);
    const powerless = { ...shop.owner, permissions: [] };

    expect(await harness.change(stranger, 'submitVersion', input, 'version { id }')).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    await expect(harness.change(powerless, 'submitVersion', input, 'version { id }')).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('lets a key of the publisher submit what the key uploaded', async () => {
    const shop = await openShop(harness);
    const versionId = await shop.draft('1.0.0');
    const key = harness.session('ci', ['publisherKey'], { actorKind: 'KEY', publisherId: shop.publisherId });
    const uploadReceipt = await shop.receipt(key, digestOf('ci'));

    const answer = await harness.change(
      key,
      'submitVersion',
      { versionId, uploadReceipt },
      'version { state }',
    );

    expect(answer.version).toEqual({ state: 'SUBMITTED' });
  });
});

describe('submitting under restrictions', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  it.each(['PUBLISHER_SUSPEND', 'PUBLISHER_BAN'] as const)(
    'is closed to a publisher under %s',
    async (kind) => {
      const shop = await openShop(harness);
      await shop.restrict(kind, { type: 'PUBLISHER', id: shop.publisherId });

      expect(await shop.submit(await shop.draft('1.0.0'))).toMatchObject({ userErrors: [{ code: kind }] });
    },
  );

  it('is closed to a suspended plugin and open to the next one', async () => {
    const shop = await openShop(harness);
    const other = await openShop(harness);
    await shop.restrict('PLUGIN_SUSPEND', { type: 'PLUGIN', id: shop.pluginId });

    expect(await shop.submit(await shop.draft('1.0.0'))).toMatchObject({
      userErrors: [{ code: 'PLUGIN_SUSPEND' }],
    });
    expect(await other.submit(await other.draft('1.0.0'))).toMatchObject({ userErrors: [] });
  });

  it('wants other bytes than those that were stopped', async () => {
    const shop = await openShop(harness);
    const stopped = await shop.evaluating('1.0.0');
    await shop.restrict('HARD_BLOCK', { type: 'VERSION', id: stopped });
    const again = await shop.draft('1.0.1');

    expect(await shop.submit(again, {}, digestOf(stopped))).toMatchObject({
      userErrors: [{ code: 'DENIED_BYTES', field: ['uploadReceipt'] }],
    });
    expect(await shop.submit(again, {}, digestOf('other'))).toMatchObject({ userErrors: [] });
  });

  it('is open again after the restriction was lifted', async () => {
    const shop = await openShop(harness);
    const target = { type: 'PUBLISHER', id: shop.publisherId } as const;
    await shop.restrict('PUBLISHER_SUSPEND', target, { id: `res_${shop.name}` });
    await shop.restrict('PUBLISHER_SUSPEND', target, {
      id: `res_${shop.name}`,
      state: 'LIFTED',
      rev: 2,
      feedSeq: 2,
    });

    expect(await shop.submit(await shop.draft('1.0.0'))).toMatchObject({ userErrors: [] });
  });
});

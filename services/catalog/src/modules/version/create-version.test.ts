import { openHarness, type Harness } from '../../testing/harness.ts';
import { openShop, type Shop } from '../../testing/shop.ts';
import { highest } from './version-string.ts';

describe('createVersion', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  const create = async (versionString: string, shop: Shop) =>
    harness.change(
      shop.owner,
      'createVersion',
      { pluginId: shop.pluginId, versionString },
      'version { id state }',
    );

  it('uses a version string once, whatever became of the version (I7)', async () => {
    const shop = await openShop(harness);
    const versionId = await shop.draft('1.0.0');
    await harness.change(shop.owner, 'withdrawVersion', { versionId }, 'version { id }');

    expect(await create('1.0.0', shop)).toMatchObject({
      version: null,
      userErrors: [{ code: 'TAKEN', field: ['versionString'] }],
    });
  });

  it.each(['1.0', 'v1.0.0', '1.0.0+build', '01.0.0', '', '1.0.0-', ' 1.0.0', `1.0.0-${'a'.repeat(70)}`])(
    'refuses %j as a version string',
    async (versionString) => {
      const shop = await openShop(harness);

      expect(await create(versionString, shop)).toMatchObject({
        userErrors: [{ code: 'BAD_INPUT', field: ['versionString'] }],
      });
    },
  );

  it('gives the same string to two plugins', async () => {
    const answers = [
      await create('1.0.0', await openShop(harness)),
      await create('1.0.0', await openShop(harness)),
    ];

    expect(answers).toMatchObject([{ version: { state: 'DRAFT' } }, { version: { state: 'DRAFT' } }]);
  });

  it('gives one string to one of two who want it at the same time', async () => {
    const shop = await openShop(harness);

    const answers = await Promise.all([create('1.0.0', shop), create('1.0.0', shop)]);

    expect(answers.filter(({ version }) => version !== null)).toHaveLength(1);
  });
});

describe('the order of versions', () => {
  it('is that of SemVer 2', () => {
    const versions = ['1.0.0', '1.0.0-rc.1', '1.10.0', '1.9.9'].map((versionString) => ({ versionString }));

    expect(highest(versions)).toEqual({ versionString: '1.10.0' });
    expect(highest<{ versionString: string }>([])).toBeUndefined();
  });
});

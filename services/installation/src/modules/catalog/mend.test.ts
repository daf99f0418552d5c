import {
  channelMoved,
  pluginChanged,
  publisherChanged,
  restrictionChanged,
  versionChanged,
} from '@guildhall/schema';
import { aManifest, aPlugin, aRestriction, aVersion } from '../../testing/builders.ts';
import { useWorld } from '../../testing/use-world.ts';

/** What others told is spoilt here, at the right revision; whoever tells it again mends it. */
describe('a spoilt copy', () => {
  const here = useWorld();
  const version = aVersion('ver_a1', 'plg_a', aManifest());
  const publisher = { id: 'pub_orchard', slug: 'orchard', name: 'Orchard', state: 'ACTIVE' as const, rev: 1 };
  const channel = { id: 'plg_a/stable', pluginId: 'plg_a', name: 'stable', versionId: 'ver_a1', rev: 1 };

  async function tellAll() {
    const { marketplaceId } = here.world;
    const { harness } = here;
    const known = { ...publisher, namespaces: ['orchard'], members: [] };
    await harness.hear(marketplaceId, publisherChanged, publisher.id, 1, known);
    await harness.hear(marketplaceId, pluginChanged, 'plg_a', 1, aPlugin('plg_a'));
    await harness.hear(marketplaceId, versionChanged, 'ver_a1', version.rev, version);
    await harness.hear(marketplaceId, channelMoved, channel.id, 1, channel);
    await harness.hear(
      marketplaceId,
      restrictionChanged,
      'res_1',
      1,
      aRestriction({ id: 'res_1', feedSeq: 1 }),
    );
  }

  const rows = (table: string) =>
    here.harness.rows(`SELECT * FROM ${table} WHERE marketplace_id = $1`, [here.world.marketplaceId]);
  const epoch = async () => (await here.world.resolve()).epoch;

  it.each([
    ['publisher', "name = 'Somebody else'"],
    ['plugin', "publisher_id = 'pub_other', title = 'Another'"],
    ['version', "state = 'WITHDRAWN', contributions = '[]', manifest_digest = NULL"],
    ['channel', "version_id = 'ver_none', plugin_id = 'plg_none'"],
    ['restriction', "state = 'LIFTED', target_id = 'ver_none', expires_at = now()"],
  ])('of a %s is mended when it is told again', async (table, spoilt) => {
    await tellAll();
    const before = await rows(table);
    expect(before).toHaveLength(1);
    await here.harness.rows(`UPDATE ${table} SET ${spoilt} WHERE marketplace_id = $1`, [
      here.world.marketplaceId,
    ]);
    expect(await rows(table)).not.toEqual(before);

    await tellAll();

    expect(await rows(table)).toEqual(before);
  });

  it('makes pages old when it is mended, and nothing does where all was right', async () => {
    await tellAll();
    const before = await epoch();
    await tellAll();
    expect(await epoch()).toBe(before);

    await here.harness.rows("UPDATE version SET contributions = '[]' WHERE marketplace_id = $1", [
      here.world.marketplaceId,
    ]);
    await tellAll();
    expect(await epoch()).toBeGreaterThan(before);
  });

  it('that knows a later revision is left alone', async () => {
    await tellAll();
    const { marketplaceId } = here.world;
    const later = { ...aPlugin('plg_a'), rev: 2 };
    await here.harness.hear(marketplaceId, pluginChanged, 'plg_a', 2, {
      ...later,
      listing: { ...later.listing, title: 'Later' },
    });
    await tellAll();
    expect(await rows('plugin')).toMatchObject([{ title: 'Later', rev: 2 }]);
  });
});

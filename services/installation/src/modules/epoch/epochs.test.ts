import type { HostScope } from '@guildhall/authz';
import { z } from 'zod';
import { useWorld } from '../../testing/use-world.ts';
import { ACME } from '../../testing/world.ts';
import { CHANGED_SINCE, MOST_CHANGES } from './changed-since.ts';

const GLOBEX: HostScope = { host: ACME.host, organization: 'globex' };
const row = z.object({
  ...{ id: z.string(), head: z.int(), wide: z.int() },
  changed: z.array(z.tuple([z.string(), z.string(), z.string(), z.int()])),
});

describe('the epoch of a page', () => {
  const here = useWorld();

  async function epochs() {
    const globex = here.world.as(['endUser'], GLOBEX);
    const [acme, sales, other] = await Promise.all([
      here.world.resolve(),
      here.world.resolve({ workspace: 'sales' }),
      here.world.resolve({ ...GLOBEX }, null, globex),
    ]);
    return { acme: acme.epoch, sales: sales.epoch, globex: other.epoch };
  }

  /** Which pages a change makes old, of those of an organization, of a workspace of it, and of another organization. */
  async function raisedBy(change: () => Promise<unknown>) {
    const before = await epochs();
    await change();
    const after = await epochs();
    return (['acme', 'sales', 'globex'] as const).filter((page) => after[page] > before[page]);
  }

  const everybody = ['acme', 'sales', 'globex'];
  const setRule = (scope: object, session = here.world.admin) =>
    here.world.ask(
      session,
      `mutation ($input: SetInstallRuleInput!) { setInstallRule(input: $input) { userErrors { message } } }`,
      { input: { scope: { ...ACME, ...scope }, effect: 'REQUEST' } },
    );

  it('moves with an installation in its own organization, and not with one elsewhere', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    const globex = here.world.as(['orgAdmin'], GLOBEX);

    expect(await raisedBy(() => here.world.installed('plg_a'))).toEqual(['acme', 'sales']);
    expect(await raisedBy(() => here.world.install('plg_a', { scope: GLOBEX }, globex))).toEqual(['globex']);
  });

  it('moves in one workspace alone with what is installed there', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    const scope = { ...ACME, workspace: 'sales' };

    expect(await raisedBy(() => here.world.installed('plg_a', { scope }))).toEqual(['sales']);
  });

  it('moves with a rule where the rule holds', async () => {
    expect(await raisedBy(() => setRule({}))).toEqual(['acme', 'sales']);
    expect(await raisedBy(() => setRule({ workspace: 'sales' }))).toEqual(['sales']);
    expect(await raisedBy(() => setRule({ organization: '*' }, here.world.owner))).toEqual(everybody);
  });

  it('moves everywhere with a release and with a restriction', async () => {
    expect(await raisedBy(() => here.world.ship('plg_a', 'ver_a1'))).toEqual(everybody);
    expect(await raisedBy(() => here.world.restrict({ feedSeq: 1 }))).toEqual(everybody);
  });

  it('only grows, whoever changes what', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    const seen = [(await epochs()).acme];
    for (let number = 0; number < 3; number++) {
      await setRule({ workspace: `w${number}` });
      seen.push((await epochs()).acme);
      await here.world.restrict({ id: `res_${number}`, feedSeq: number + 1 });
      seen.push((await epochs()).acme);
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('is announced with its place, so that gateways know whose pages are old', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    here.harness.announced.length = 0;
    const scope = { ...ACME, workspace: 'sales' };
    await here.world.installed('plg_a', { scope });
    await here.world.restrict({ feedSeq: 1 });

    const { marketplaceId } = here.world;
    const notices = here.harness.announced.flatMap(([channel, notice]) =>
      channel === 'epoch' ? [notice] : [],
    );
    const place = [ACME.host, ACME.organization, 'sales'];
    expect(notices).toContainEqual({ marketplaceId, epoch: expect.any(Number) as number, place });
    expect(notices.at(-1)).toEqual({ marketplaceId, epoch: expect.any(Number) as number });
  });

  describe('as gateways ask for it', () => {
    const changedSince = async (since: number | null, places: string[][] = []) => {
      const asked = JSON.stringify([{ id: here.world.marketplaceId, since, places }]);
      const rows = await here.harness.rows(CHANGED_SINCE, [asked]);
      return row.parse(rows[0]);
    };
    const spot = [ACME.host, ACME.organization, ''];

    it('comes with the places that changed since, and those that were asked about', async () => {
      await here.world.ship('plg_a', 'ver_a1');
      const before = await changedSince(null);
      expect(before.changed).toEqual([]);
      await here.world.installed('plg_a');
      const { epoch } = await here.world.resolve();

      const since = await changedSince(before.head);
      expect(since).toMatchObject({ head: epoch, wide: before.wide, changed: [[...spot, epoch]] });
      expect((await changedSince(since.head)).changed).toEqual([]);
      expect((await changedSince(null, [spot, [ACME.host, 'globex', '']])).changed).toEqual([
        [...spot, epoch],
      ]);
    });

    it('says that there is more than is told', async () => {
      await here.harness.rows(
        `INSERT INTO place_epoch (marketplace_id, host_key, organization, epoch)
         SELECT $1, 'crm', 'org_' || number, 100 + number FROM generate_series(1, $2::int) AS number`,
        [here.world.marketplaceId, MOST_CHANGES + 10],
      );
      expect((await changedSince(50)).changed).toHaveLength(MOST_CHANGES + 1);
      expect((await changedSince(100 + MOST_CHANGES)).changed).toHaveLength(10);
    });
  });

  it('is given in order, so that whoever changes many places waits for nobody in the middle', async () => {
    const turns = ['a', 'b', 'c', 'd'].map((workspace) => ({ ...ACME, workspace }));
    const change = (places: typeof turns) =>
      here.harness.units.run(here.world.admin, async (ctx) => {
        for (const place of places) await ctx.epochs.bumpAt(place);
      });
    await Promise.all([change(turns), change(turns.toReversed()), change(turns), change(turns.toReversed())]);

    const rows = await here.harness.rows<{ epoch: number }>(
      'SELECT epoch FROM place_epoch WHERE marketplace_id = $1 ORDER BY epoch',
      [here.world.marketplaceId],
    );
    expect(new Set(rows.map(({ epoch }) => epoch)).size).toBe(turns.length);
  });
});

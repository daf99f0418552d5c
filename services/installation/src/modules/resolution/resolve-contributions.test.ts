import { RESTRICTION_EFFECTS, RESTRICTION_KINDS } from '@guildhall/availability';
import { ACME, aWorld } from '../../testing/world.ts';
import { useWorld } from '../../testing/use-world.ts';

describe('what a page shows', () => {
  const here = useWorld();

  it('is everything that runs at its place, in order, with where its code is', async () => {
    await here.world.ship('plg_b', 'ver_b1', { title: 'B' });
    await here.world.ship('plg_a', 'ver_a1', { title: 'A', when: "contact.stage == 'lead'" });
    await here.world.installed('plg_b');
    await here.world.installed('plg_a');

    const { contributions } = await here.world.resolve();

    expect(contributions.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(contributions[0]).toMatchObject({
      ...{
        key: 'view:insights',
        kind: 'VIEW',
        extensionPoint: 'crm.contact.sidebar@1',
        releaseDigest: 'release-ver_a1',
      },
      bundle: { url: `/v1/artifacts/${'ab'.repeat(32)}`, sha256: 'ab'.repeat(32), bytes: 1234 },
      when: { op: '==', left: { op: 'key', key: 'contact.stage' }, right: { op: 'literal', value: 'lead' } },
    });
  });

  it('calls a plugin what its publisher calls it, not by its technical name', async () => {
    await here.world.ship('plg_a', 'ver_a1', { title: 'Contact Insights' });
    await here.world.installed('plg_a');

    expect((await here.world.resolve()).contributions[0]?.pluginName).toBe('Contact Insights');
  });

  it('is narrowed to the extension points that were asked for', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');

    expect((await here.world.resolve({}, ['crm.contact.sidebar@1'])).contributions).toHaveLength(1);
    expect((await here.world.resolve({}, ['crm.toolbar@1'])).contributions).toEqual([]);
  });

  it('is the same for a workspace, plus what is installed only there; what is there twice shows once', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.ship('plg_b', 'ver_b1');
    await here.world.installed('plg_a');
    const own = await here.world.installed('plg_a', { scope: { ...ACME, workspace: 'w' } });
    await here.world.installed('plg_b', { scope: { ...ACME, workspace: 'w' } });

    const inside = await here.world.resolve({ workspace: 'w' });
    const outside = await here.world.resolve({ workspace: 'v' });

    expect(inside.contributions.map(({ pluginId }) => pluginId).sort()).toEqual(['plg_a', 'plg_b']);
    expect(inside.contributions.find(({ pluginId }) => pluginId === 'plg_a')?.installationId).toBe(own.id);
    expect(outside.contributions.map(({ pluginId }) => pluginId)).toEqual(['plg_a']);
  });

  const TARGETS = [
    ['VERSION', 'ver_a1'],
    ['DIGEST', 'release-ver_a1'],
    ['PLUGIN', 'plg_a'],
    ['PUBLISHER', 'pub_orchard'],
  ] as const;

  it.each(RESTRICTION_KINDS.flatMap((kind) => [true, false].map((stop) => [kind, stop] as const)))(
    'under %s (stop: %s) is what the table of effects says, whatever the target (I2)',
    async (kind, stop) => {
      await here.world.ship('plg_a', 'ver_a1');
      await here.world.installed('plg_a');
      const { running } = RESTRICTION_EFFECTS[kind];
      const runs = running === 'yes' || running === 'warned' || (running === 'stops-if-asked' && !stop);

      for (const [index, [type, id]] of TARGETS.entries()) {
        const place = { id: `res_${index}`, kind, stop, target: { type, id } };
        await here.world.restrict({ ...place, feedSeq: 2 * index + 1 });
        const shown = (await here.world.resolve()).contributions;
        await here.world.restrict({ ...place, state: 'LIFTED', rev: 2, feedSeq: 2 * index + 2 });

        expect(shown.map(({ warned }) => warned)).toEqual(runs ? [running === 'warned'] : []);
        expect((await here.world.resolve()).contributions).toHaveLength(1);
      }
    },
  );

  it('does not outlive the beginning of a scheduled restriction, and an expired one has no effect (I18)', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');
    const soon = new Date(Date.now() + 5_000).toISOString();
    await here.world.restrict({ state: 'SCHEDULED', effectiveAt: soon });
    await here.world.restrict({ id: 'res_2', expiresAt: '2026-02-01T00:00:00.000Z', feedSeq: 2 });

    const { validUntil, contributions } = await here.world.resolve();

    expect(validUntil).toBe(soon);
    expect(contributions).toHaveLength(1);
  });

  it('has an etag that changes with the answer and not with time', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    const { id } = await here.world.installed('plg_a');
    const first = await here.world.resolve();
    const second = await here.world.resolve();
    await here.world.act('disableInstallation', { installationId: id });
    const third = await here.world.resolve();

    expect(second.etag).toBe(first.etag);
    expect(third.etag).not.toBe(first.etag);
    expect(third.epoch).toBeGreaterThan(first.epoch);
  });

  it('is refused outside the place of the token, and to staff and publishers', async () => {
    const place = { scope: { host: 'crm', organization: 'globex' } };
    const query = 'query ($scope: ScopeInput!) { resolveContributions(scope: $scope) { etag } }';

    const outside = await here.world.ask(here.world.user, query, place);
    const staff = await here.world.ask(here.world.owner, query, { scope: ACME });

    expect(outside.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(staff.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('shows nothing of the same place in another marketplace (I12)', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');
    const elsewhere = await aWorld(here.harness);

    expect((await elsewhere.resolve()).contributions).toEqual([]);
  });
});

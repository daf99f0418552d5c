import { channelMoved } from '@guildhall/schema';
import { systemSession } from '@guildhall/authz';
import { until } from '@guildhall/testing';
import { useWorld } from '../../testing/use-world.ts';
import { ACME } from '../../testing/world.ts';

describe('a new version on the channel', () => {
  const here = useWorld();
  const before = { version: '1.0.0', required: ['contacts:read'] };

  async function installedOn(changes = {}) {
    await here.world.ship('plg_a', 'ver_a1', { ...before, ...changes });
    return here.world.installed('plg_a');
  }

  it('that asks for no more is run at once, on the old grants', async () => {
    const { id } = await installedOn();

    await here.world.ship('plg_a', 'ver_a2', { ...before, version: '1.1.0', title: 'Better insights' });

    expect(await here.world.find(id)).toMatchObject({
      ...{
        state: 'ACTIVE',
        grants: ['contacts:read'],
        lock: { versionString: '1.1.0' },
        pendingUpdate: null,
      },
    });
    expect((await here.world.resolve()).contributions).toMatchObject([{ title: 'Better insights' }]);
  });

  it('that may ask for more later is run at once, without the new permission (I3)', async () => {
    const { id } = await installedOn();

    await here.world.ship('plg_a', 'ver_a2', { ...before, version: '1.1.0', optional: ['contacts:list'] });

    expect(await here.world.find(id)).toMatchObject({
      grants: ['contacts:read'],
      lock: { versionString: '1.1.0' },
    });
    expect((await here.world.resolve()).contributions[0]?.grants).toEqual(['contacts:read']);
  });

  it.each([
    ['permission', { required: ['contacts:read', 'contacts:list'] }],
    ['origin', { origins: ['https://api.example.com'] }],
  ])('that needs a new %s waits for consent while the old one runs on', async (_kind, more) => {
    const { id } = await installedOn();

    await here.world.ship('plg_a', 'ver_a2', { ...before, version: '2.0.0', ...more });

    const waiting = await here.world.find(id);
    expect(waiting).toMatchObject({
      ...{ state: 'UPDATE_PENDING_CONSENT', lock: { versionString: '1.0.0' }, runnable: { ok: true } },
      pendingUpdate: { version: { id: 'ver_a2' } },
    });
    expect((await here.world.resolve()).contributions).toMatchObject([{ versionId: 'ver_a1' }]);

    const { permissionDigest } = waiting?.pendingUpdate ?? {};
    const { installation } = await here.world.act('consentToInstallation', {
      installationId: id,
      permissionDigest,
    });
    expect(installation).toMatchObject({
      state: 'ACTIVE',
      lock: { versionString: '2.0.0' },
      pendingUpdate: null,
    });
  });

  it('is marked on the consent screen by what is new', async () => {
    const { id } = await installedOn();

    await here.world.ship('plg_a', 'ver_a2', {
      ...{ version: '2.0.0', required: ['contacts:read', 'contacts:list'] },
    });

    const { pendingUpdate } = (await here.world.find(id)) ?? {};
    expect(pendingUpdate?.permissions.map(({ name, added }) => [name, added])).toEqual([
      ['contacts:read', false],
      ['contacts:list', true],
    ]);
  });

  it('that can no longer do without an optional permission asks whoever has not given it', async () => {
    const { id } = await installedOn({ optional: ['contacts:list'] });

    await here.world.ship('plg_a', 'ver_a2', {
      version: '1.1.0',
      required: ['contacts:read', 'contacts:list'],
    });

    expect(await here.world.find(id)).toMatchObject({
      state: 'UPDATE_PENDING_CONSENT',
      lock: { versionString: '1.0.0' },
    });
  });

  it.each([
    ['does not fit the surface', { version: '2.0.0', surface: '^9.0.0' }],
    ['is lower', { version: '0.9.0' }],
  ])('that %s is left alone', async (_name, wish) => {
    const { id } = await installedOn();

    await here.world.ship('plg_a', 'ver_a2', { ...before, ...wish });

    expect(await here.world.find(id)).toMatchObject({
      state: 'ACTIVE',
      lock: { versionString: '1.0.0' },
      pendingUpdate: null,
    });
  });

  it('does not reach who is turned off, until somebody turns it on again', async () => {
    const { id } = await installedOn();
    await here.world.act('disableInstallation', { installationId: id });

    await here.world.ship('plg_a', 'ver_a2', { ...before, version: '1.1.0' });
    expect(await here.world.find(id)).toMatchObject({ state: 'DISABLED', lock: { versionString: '1.0.0' } });

    const { installation } = await here.world.act('enableInstallation', { installationId: id });
    expect(installation).toMatchObject({ state: 'ACTIVE', lock: { versionString: '1.1.0' } });
  });

  it('replaces what a consent screen shows that nobody has answered', async () => {
    await here.world.ship('plg_a', 'ver_a1', before);
    const { installation } = await here.world.install('plg_a');

    await here.world.ship('plg_a', 'ver_a2', { ...before, version: '1.1.0' });

    const now = await here.world.find(installation?.id ?? '');
    expect(now).toMatchObject({ state: 'CONSENT_REQUIRED', pendingUpdate: { version: { id: 'ver_a2' } } });
  });

  it('moves every installation once, however often the channel says so (I13)', async () => {
    const { world, harness } = here;
    await installedOn();
    for (let index = 0; index < 60; index++)
      await world.act('installPlugin', {
        pluginId: 'plg_a',
        scope: { host: 'crm', organization: 'acme', workspace: `w${index}` },
      });
    await world.ship('plg_a', 'ver_a2', { ...before, version: '1.1.0' });
    const revs = async () =>
      await harness.rows('SELECT id, rev, state FROM installation WHERE marketplace_id = $1 ORDER BY id', [
        world.marketplaceId,
      ]);
    const after = await revs();

    const moved = { id: 'plg_a/stable', pluginId: 'plg_a', name: 'stable', versionId: 'ver_a2', rev: 99 };
    await harness.hear(world.marketplaceId, channelMoved, moved.id, 99, moved);
    await harness.runTasks(world.marketplaceId);

    expect(after).toHaveLength(61);
    expect(await revs()).toEqual(after);
  }, 30_000);

  it('can be fetched by hand, and says when there is nothing newer', async () => {
    const { id } = await installedOn();

    const { userErrors } = await here.world.act('updateInstallation', { installationId: id });

    expect(userErrors).toMatchObject([{ code: 'NOTHING_NEWER' }]);
  });
});

describe('a channel that moves while one of its followers is changed', () => {
  const here = useWorld();

  it('waits for that change before it holds the epoch', async () => {
    const { harness } = here;
    const { marketplaceId } = here.world;
    await here.world.ship('plg_a', 'ver_a1', { version: '1.0.0' });
    await here.world.installed('plg_a');
    const { id: last } = await here.world.installed('plg_a', { scope: { ...ACME, workspace: 'sales' } });
    const changing = Promise.withResolvers<undefined>();
    const waiting = Promise.withResolvers<undefined>();

    const change = harness.units.run(systemSession(marketplaceId, 'change'), async (ctx) => {
      const [installation] = await ctx.installations.findMany([last]);
      if (installation) await ctx.installations.save({ ...installation, rev: installation.rev + 1 });
      changing.resolve(undefined);
      await waiting.promise;
      await ctx.epochs.bump();
    });
    await changing.promise;
    const move = here.world.ship('plg_a', 'ver_a2', { version: '1.1.0' });
    await until('the move waits', async () => (await harness.rows(WAITING)).length > 0);
    waiting.resolve(undefined);

    await expect(Promise.all([change, move])).resolves.toBeDefined();
    expect(await here.world.find(last)).toMatchObject({ lock: { versionString: '1.1.0' } });
  });

  const WAITING = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
});

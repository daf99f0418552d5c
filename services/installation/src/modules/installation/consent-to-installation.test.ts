import { openHarness, type Harness } from '../../testing/harness.ts';
import { aWorld, type World } from '../../testing/world.ts';

describe('installing a plugin', () => {
  let harness: Harness;
  let world: World;
  beforeAll(async () => {
    harness = await openHarness();
  }, 60_000);
  beforeEach(async () => {
    world = await aWorld(harness);
  });
  afterAll(() => harness.close());

  it('shows what it asks for in the words of host and publisher, and runs nothing yet', async () => {
    await world.ship('plg_a', 'ver_a1', { required: ['contacts:read'], optional: ['contacts:list'] });

    const { installation } = await world.install('plg_a');

    expect(installation).toMatchObject({ state: 'CONSENT_REQUIRED', lock: null, runnable: { ok: false } });
    expect(installation.pendingUpdate.permissions).toEqual([
      {
        ...{ name: 'contacts:read', title: 'Read contacts', description: 'Sees your contacts.' },
        ...{ purpose: 'To use contacts:read.', required: true, added: true },
      },
      {
        ...{ name: 'contacts:list', title: 'List contacts', description: 'Sees all of them.' },
        ...{ purpose: 'To use contacts:list.', required: false, added: true },
      },
    ]);
    expect((await world.resolve()).contributions).toEqual([]);
  });

  it('runs after consent, on exactly what was granted', async () => {
    await world.ship('plg_a', 'ver_a1', { required: ['contacts:read'], optional: ['contacts:list'] });

    const installation = await world.installed('plg_a');

    expect(installation).toMatchObject({
      ...{
        state: 'ACTIVE',
        grants: ['contacts:read'],
        pendingUpdate: null,
        runnable: { ok: true, reasons: [] },
      },
      lock: { version: { id: 'ver_a1' }, versionString: '1.0.0' },
    });
    expect((await world.resolve()).contributions).toMatchObject([
      { key: 'view:insights', installationId: installation.id, grants: ['contacts:read'], warned: false },
    ]);
  });

  it('grants the optional permissions that were chosen, and no others', async () => {
    await world.ship('plg_a', 'ver_a1', { required: ['contacts:read'], optional: ['contacts:list'] });

    const installation = await world.installed('plg_a', {}, ['contacts:list']);

    expect(installation.grants).toEqual(['contacts:list', 'contacts:read']);
  });

  it('asks nobody when a plugin asks for nothing, and still records the consent', async () => {
    await world.ship('plg_a', 'ver_a1');

    const { installation } = await world.install('plg_a');

    expect(installation).toMatchObject({ state: 'ACTIVE', consent: { permissions: [], origins: [] } });
  });
});

import { ACME, aWorld } from '../../testing/world.ts';
import { useWorld } from '../../testing/use-world.ts';

describe('acts on an installation', () => {
  const here = useWorld();

  async function active() {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    return here.world.installed('plg_a');
  }

  const ACTS = ['disableInstallation', 'uninstall'];

  it.each(ACTS)('%s stops it from being shown', async (act) => {
    const { id } = await active();

    const { installation } = await here.world.act(act, { installationId: id, reason: 'No longer needed.' });

    expect(installation?.runnable.ok).toBe(false);
    expect((await here.world.resolve()).contributions).toEqual([]);
  });

  it.each(ACTS)('%s is for administrators of the place', async (act) => {
    const { id } = await active();
    const neighbour = here.world.as(['orgAdmin'], { host: 'crm', organization: 'globex' });

    const user = await here.world.act(act, { installationId: id }, here.world.user);
    const other = await here.world.act(act, { installationId: id }, neighbour);

    expect(user.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(other.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it.each(ACTS)('%s does not find what belongs to another marketplace (I12)', async (act) => {
    const { id } = await active();
    const elsewhere = await aWorld(here.harness);

    const { userErrors } = await elsewhere.act(act, { installationId: id });

    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await elsewhere.find(id)).toBeNull();
    expect(await here.world.find(id)).toMatchObject({ state: 'ACTIVE' });
  });

  it.each(ACTS)('%s is refused when the installation is no longer as it was read', async (act) => {
    const { id, rev } = await active();

    const { userErrors } = await here.world.act(act, { installationId: id, expectedRev: rev - 1 });

    expect(userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('names what is possible next, from the same table that decides', async () => {
    const { id, availableActions } = await active();
    await here.world.act('disableInstallation', { installationId: id });

    expect(availableActions).toEqual(['update', 'disable', 'uninstall']);
    expect((await here.world.find(id))?.availableActions).toEqual(['enable', 'uninstall']);
    const again = await here.world.act('disableInstallation', { installationId: id });
    expect(again.userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }]);
  });

  it('uninstalling ends the grants, keeps the consent, and lets it be installed anew', async () => {
    const { id } = await active();

    const { installation } = await here.world.act('uninstall', { installationId: id });

    expect(installation).toMatchObject({
      ...{ state: 'UNINSTALLED', grants: [], lock: null, consent: { permissions: ['contacts:read'] } },
    });
    expect((await here.world.installed('plg_a')).id).not.toBe(id);
  });

  it('lifting a restriction never turns on what a person turned off (I4)', async () => {
    const { id } = await active();
    await here.world.restrict({ kind: 'PLUGIN_SUSPEND' });
    await here.world.act('disableInstallation', { installationId: id });

    await here.world.restrict({ kind: 'PLUGIN_SUSPEND', state: 'LIFTED', rev: 2, feedSeq: 2 });

    expect(await here.world.find(id)).toMatchObject({
      state: 'DISABLED',
      runnable: { reasons: [{ code: 'DISABLED' }] },
    });
    expect((await here.world.resolve()).contributions).toEqual([]);
  });

  it('every change leaves one transition, one audit row and one event for each listener (I11)', async () => {
    const { id } = await active();
    await here.world.act('disableInstallation', { installationId: id });
    const count = async (sql: string) => (await here.harness.rows(sql, [id])).length;

    expect(await count('SELECT 1 FROM installation_transition WHERE installation_id = $1')).toBe(3);
    expect(await count('SELECT 1 FROM audit_entry WHERE subject_id = $1')).toBe(3);
    const events = await here.harness.rows<{ body: { payload: unknown } }>(
      `SELECT body FROM outbox WHERE body->'aggregate'->>'id' = $1 AND queue = 'governance-events' ORDER BY id`,
      [id],
    );
    expect(events).toHaveLength(3);
    expect(events.at(-1)?.body.payload).toEqual({
      ...{ id, pluginId: 'plg_a', publisherId: 'pub_orchard', versionId: 'ver_a1' },
      ...{ ...ACME, workspace: null, state: 'DISABLED', rev: 3, releaseDigest: 'release-ver_a1' },
      bundles: [{ name: 'ui', sha256: 'ab'.repeat(32) }],
      grants: { permissions: ['contacts:read'], origins: [] },
      ...{ settings: {}, secrets: [], signedManifest: null },
    });
  });

  it('a refused act leaves nothing behind', async () => {
    const { id } = await active();
    const rows = () =>
      here.harness.rows('SELECT id FROM audit_entry WHERE marketplace_id = $1', [here.world.marketplaceId]);
    const before = await rows();

    await here.world.act('enableInstallation', { installationId: id });

    expect(await rows()).toEqual(before);
  });
});

describe('settings', () => {
  const here = useWorld();
  const settings = {
    rhythm: { type: 'string', title: 'Rhythm', enum: ['slow', 'fast'] },
    name: { type: 'string', title: 'Name', maxLength: 5 },
    depth: { type: 'number', title: 'Depth', minimum: 1, maximum: 9 },
    loud: { type: 'boolean', title: 'Loud' },
  } as const;

  it('reach the page once they hold against the manifest', async () => {
    await here.world.ship('plg_a', 'ver_a1', { settings });
    const { id } = await here.world.installed('plg_a');

    const given = { rhythm: 'fast', name: 'abc', depth: 3, loud: true };
    const { installation } = await here.world.act('changeSettings', { installationId: id, settings: given });

    expect(installation?.settings).toEqual(given);
    expect((await here.world.resolve()).contributions[0]?.settings).toEqual(given);
  });

  it.each([
    ['an unknown name', { rythm: 'fast' }, 'Did you mean "rhythm"?'],
    ['a value of another type', { loud: 'yes' }, 'is a boolean'],
    ['a value that is no choice', { rhythm: 'wild' }, 'is one of slow, fast'],
    ['a long text', { name: 'abcdef' }, 'at most 5 characters'],
    ['a small number', { depth: 0 }, 'at least 1'],
    ['a large number', { depth: 10 }, 'at most 9'],
    ['no object', 'fast', 'an object of names'],
    ['a name of the prototype', JSON.parse('{"__proto__": 1, "constructor": 2}'), 'no setting "constructor"'],
  ])('refuse %s', async (_name, given: unknown, message) => {
    await here.world.ship('plg_a', 'ver_a1', { settings });
    const { id } = await here.world.installed('plg_a');

    const { userErrors } = await here.world.act('changeSettings', { installationId: id, settings: given });

    expect(userErrors).toMatchObject([{ code: 'BAD_INPUT' }]);
    expect(userErrors[0]?.message).toContain(message);
  });
});

import { like } from '../../testing/like.ts';
import { useWorld } from '../../testing/use-world.ts';
import type { InstallationAnswer } from '../../testing/answers.ts';

const ASKS = { required: ['contacts:read'], optional: ['contacts:list'] };
const WEATHER = 'https://weather.example';

describe('changing one’s mind about what is optional', () => {
  const here = useWorld();

  /** Runs with what it requires, and nothing optional. */
  async function running(wish: object = {}): Promise<InstallationAnswer> {
    await here.world.ship('plg_a', 'ver_a1', { ...ASKS, optionalOrigins: [WEATHER], ...wish });
    return here.world.installed('plg_a');
  }

  async function digestOf(versionId: string): Promise<string> {
    const rows = await here.harness.rows<{ permission_digest: string }>(
      'SELECT permission_digest FROM version WHERE marketplace_id = $1 AND id = $2',
      [here.world.marketplaceId, versionId],
    );
    return rows[0]?.permission_digest ?? '';
  }

  async function consent(id: string, input: object, versionId = 'ver_a1') {
    const permissionDigest = await digestOf(versionId);
    return here.world.act('consentToInstallation', { installationId: id, permissionDigest, ...input });
  }

  const granted = async () => (await here.world.resolve()).contributions[0]?.grants;

  it('grants a permission and an origin to what runs already, and pages learn of it', async () => {
    const { id, rev } = await running();
    const before = await here.world.resolve();

    const { installation, userErrors } = await consent(id, { optional: ['contacts:list', WEATHER] });

    expect(userErrors).toEqual([]);
    expect(installation).toMatchObject({ state: 'ACTIVE', rev: rev + 1 });
    expect(await granted()).toEqual(['contacts:list', 'contacts:read', WEATHER]);
    expect((await here.world.resolve()).epoch).toBeGreaterThan(before.epoch);
    expect(installation?.consent).toEqual({
      permissions: ['contacts:list', 'contacts:read'],
      origins: [WEATHER],
    });
  });

  it('adds to what was granted before instead of replacing it, and takes back by name', async () => {
    const { id } = await running();
    await consent(id, { optional: ['contacts:list'] });

    await consent(id, { optional: [WEATHER] });
    expect(await granted()).toEqual(['contacts:list', 'contacts:read', WEATHER]);

    await consent(id, { takeBack: ['contacts:list'] });
    expect(await granted()).toEqual(['contacts:read', WEATHER]);
  });

  it('writes each consent down with the time it held, pinned to the permission digest', async () => {
    const { id } = await running();
    await consent(id, { optional: ['contacts:list'] });
    await consent(id, { takeBack: ['contacts:list'] });

    const rows = await here.harness.rows<{ permissions: string[]; at: Date; valid_to: Date | null }>(
      'SELECT permissions, permission_digest, at, valid_to FROM consent WHERE installation_id = $1 ORDER BY id',
      [id],
    );

    const digest = await digestOf('ver_a1');
    expect(rows).toMatchObject([
      { permissions: ['contacts:read'], permission_digest: digest },
      { permissions: ['contacts:list', 'contacts:read'], permission_digest: digest },
      { permissions: ['contacts:read'], permission_digest: digest, valid_to: null },
    ]);
    expect(rows[0]?.valid_to).toEqual(rows[1]?.at);
    expect(rows[1]?.valid_to).toEqual(rows[2]?.at);
  });

  it('changes nothing, and writes no consent, when it is that way already', async () => {
    const { id, rev } = await running();

    const { installation, userErrors } = await consent(id, { takeBack: ['contacts:list'] });

    expect([installation?.rev, userErrors]).toEqual([rev, []]);
    const rows = await here.harness.rows('SELECT id FROM consent WHERE installation_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['a permission nobody asked for', { optional: ['contacts:lists'] }, 'Did you mean "contacts:list"?'],
    ['to take back what was never asked for', { takeBack: ['money:take'] }, 'optionally asks for'],
    ['to take back what is required', { takeBack: ['contacts:read'] }, 'disable or uninstall'],
    ['both at once', { optional: [WEATHER], takeBack: [WEATHER] }, 'at once'],
    ['nothing', {}, 'Name the optional permissions'],
    ['nothing at all, by an empty list', { optional: [], takeBack: [] }, 'Name the optional permissions'],
  ])('refuses %s and says what to do', async (_what, input, message) => {
    const { id, rev } = await running();

    const { installation, userErrors } = await consent(id, input);

    expect(installation).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'BAD_INPUT', message: like.stringContaining(message) }]);
    expect((await here.world.find(id))?.rev).toBe(rev);
  });

  it('refuses a decision about an installation that has changed since, or about other permissions', async () => {
    const { id, rev } = await running();

    const stale = await consent(id, { optional: ['contacts:list'], expectedRev: rev - 1 });
    const other = await here.world.act('consentToInstallation', {
      ...{ installationId: id, permissionDigest: 'another', optional: ['contacts:list'] },
    });

    expect(stale.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(other.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['permissionDigest'] }]);
  });

  it('is for administrators of the place', async () => {
    const { id } = await running();
    const permissionDigest = await digestOf('ver_a1');
    const input = { installationId: id, permissionDigest, optional: ['contacts:list'] };
    const neighbour = here.world.as(['orgAdmin'], { host: 'crm', organization: 'globex' });

    const user = await here.world.act('consentToInstallation', input, here.world.user);
    const other = await here.world.act('consentToInstallation', input, neighbour);

    expect(user.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(other.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await granted()).toEqual(['contacts:read']);
  });

  it('gives nothing more to what is stopped, and still takes back', async () => {
    const { id } = await running();
    await consent(id, { optional: ['contacts:list'] });
    await here.world.restrict({ kind: 'HARD_BLOCK', target: { type: 'VERSION', id: 'ver_a1' } });

    const more = await consent(id, { optional: [WEATHER] });
    const less = await consent(id, { takeBack: ['contacts:list'] });

    expect(more.userErrors).toMatchObject([
      { code: 'NOT_RUNNABLE', message: like.stringContaining('has stopped this version') },
    ]);
    expect(less.installation?.grants).toEqual(['contacts:read']);
  });

  it('needs only `runnable`: what is no longer offered to others may still be granted more', async () => {
    const { id } = await running();
    await here.world.restrict({ kind: 'SOFT_BLOCK', target: { type: 'VERSION', id: 'ver_a1' } });

    expect((await consent(id, { optional: ['contacts:list'] })).userErrors).toEqual([]);
  });

  it('works on the running version while an update waits, which goes on waiting', async () => {
    const { id } = await running();
    const wider = { ...ASKS, optionalOrigins: [WEATHER], version: '1.1.0' };
    await here.world.ship('plg_a', 'ver_a2', {
      ...wider,
      required: ['contacts:read', 'contacts:list'],
      optional: [],
    });

    const { installation } = await consent(id, { optional: ['contacts:list'] });

    expect(installation).toMatchObject({
      ...{ state: 'UPDATE_PENDING_CONSENT', grants: ['contacts:list', 'contacts:read'] },
      ...{ lock: { version: { id: 'ver_a1' } }, pendingUpdate: { version: { id: 'ver_a2' } } },
    });
    const { installation: updated } = await consent(id, { optional: [WEATHER] }, 'ver_a2');
    expect(updated).toMatchObject({ state: 'ACTIVE', lock: { version: { id: 'ver_a2' } } });
  });

  it('is offered among the actions only where something is optional', async () => {
    const { availableActions } = await running();
    await here.world.ship('plg_b', 'ver_b1', { required: ['contacts:read'] });

    expect(availableActions).toEqual(['consent', 'update', 'disable', 'uninstall']);
    expect((await here.world.installed('plg_b')).availableActions).toEqual([
      'update',
      'disable',
      'uninstall',
    ]);
  });

  it('is not possible once the plugin is turned off', async () => {
    const { id } = await running();
    await here.world.act('disableInstallation', { installationId: id });

    const { userErrors } = await consent(id, { optional: ['contacts:list'] });

    expect(userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }]);
  });

  it('answers a repeated request the same, and grants once', async () => {
    const { id } = await running();
    const input = { optional: ['contacts:list'], idempotencyKey: 'k1' };

    const first = await consent(id, input);
    const second = await consent(id, input);

    expect(second.installation?.rev).toBe(first.installation?.rev);
  });

  it('ends with the installation: no consent holds after it is uninstalled', async () => {
    const { id } = await running();
    await here.world.act('uninstall', { installationId: id });

    const rows = await here.harness.rows(
      'SELECT id FROM consent WHERE installation_id = $1 AND valid_to IS NULL',
      [id],
    );

    expect(rows).toEqual([]);
  });
});

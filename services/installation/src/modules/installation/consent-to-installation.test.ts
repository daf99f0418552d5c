import { useWorld } from '../../testing/use-world.ts';

describe('installing a plugin', () => {
  const here = useWorld();

  it('shows what it asks for in the words of host and publisher, and runs nothing yet', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'], optional: ['contacts:list'] });

    const { installation } = await here.world.install('plg_a');

    expect(installation).toMatchObject({ state: 'CONSENT_REQUIRED', lock: null, runnable: { ok: false } });
    expect(installation?.pendingUpdate?.permissions).toEqual([
      {
        ...{ name: 'contacts:read', title: 'Read contacts', description: 'Sees your contacts.' },
        ...{ purpose: 'To use contacts:read.', required: true, added: true },
      },
      {
        ...{ name: 'contacts:list', title: 'List contacts', description: 'Sees all of them.' },
        ...{ purpose: 'To use contacts:list.', required: false, added: true },
      },
    ]);
    expect((await here.world.resolve()).contributions).toEqual([]);
  });

  it('runs after consent, on exactly what was granted', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'], optional: ['contacts:list'] });

    const installation = await here.world.installed('plg_a');

    expect(installation).toMatchObject({
      ...{
        state: 'ACTIVE',
        grants: ['contacts:read'],
        pendingUpdate: null,
        runnable: { ok: true, reasons: [] },
      },
      lock: { version: { id: 'ver_a1' }, versionString: '1.0.0' },
    });
    expect((await here.world.resolve()).contributions).toMatchObject([
      { key: 'view:insights', installationId: installation.id, grants: ['contacts:read'], warned: false },
    ]);
  });

  it('grants the optional permissions that were chosen, and no others', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'], optional: ['contacts:list'] });

    const installation = await here.world.installed('plg_a', {}, ['contacts:list']);

    expect(installation.grants).toEqual(['contacts:list', 'contacts:read']);
  });

  it('asks nobody when a plugin asks for nothing, and still records the consent', async () => {
    await here.world.ship('plg_a', 'ver_a1');

    const { installation } = await here.world.install('plg_a');

    expect(installation).toMatchObject({ state: 'ACTIVE', consent: { permissions: [], origins: [] } });
  });

  it('refuses a consent to other permissions than were shown', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    const { installation } = await here.world.install('plg_a');

    const input = { installationId: installation?.id, permissionDigest: 'something else' };
    const answer = await here.world.act('consentToInstallation', input);

    expect(answer.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['permissionDigest'] }]);
  });

  it('refuses to grant what was never asked for', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    const { installation } = await here.world.install('plg_a');

    const { permissionDigest } = installation?.pendingUpdate ?? {};
    const input = { installationId: installation?.id, permissionDigest, optional: ['contacts:list'] };
    const answer = await here.world.act('consentToInstallation', input);

    expect(answer.userErrors).toMatchObject([{ code: 'BAD_INPUT', field: ['optional'] }]);
  });

  it('asks again whether the version may be installed: a block between screen and click holds (I1)', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    const { installation } = await here.world.install('plg_a');
    await here.world.restrict({ kind: 'SOFT_BLOCK', target: { type: 'VERSION', id: 'ver_a1' } });

    const { permissionDigest } = installation?.pendingUpdate ?? {};
    const answer = await here.world.act('consentToInstallation', {
      installationId: installation?.id,
      permissionDigest,
    });

    expect(answer.userErrors).toMatchObject([{ code: 'NOT_INSTALLABLE' }]);
    expect(await here.world.find(installation?.id ?? '')).toMatchObject({
      state: 'CONSENT_REQUIRED',
      grants: [],
    });
  });

  it('installs a plugin at a place once', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');

    const again = await here.world.install('plg_a');
    const elsewhere = await here.world.install('plg_a', {
      scope: { host: 'crm', organization: 'acme', workspace: 'w' },
    });

    expect(again.userErrors).toMatchObject([{ code: 'ALREADY_INSTALLED' }]);
    expect(elsewhere.installation?.state).toBe('ACTIVE');
  });

  it('a repeated request with the same key installs once and answers the same', async () => {
    await here.world.ship('plg_a', 'ver_a1');

    const first = await here.world.install('plg_a', { idempotencyKey: 'k1' });
    const second = await here.world.install('plg_a', { idempotencyKey: 'k1' });

    expect(second.installation?.id).toBe(first.installation?.id);
    expect(second.userErrors).toEqual([]);
  });

  it.each([
    ['a plugin nobody knows', { pluginId: 'plg_none' }, 'NOT_FOUND'],
    ['a host nobody knows', { scope: { host: 'erp', organization: 'acme' } }, 'FORBIDDEN'],
    ['an organization that is not theirs', { scope: { host: 'crm', organization: 'globex' } }, 'FORBIDDEN'],
    [
      'a workspace with a hidden character',
      { scope: { host: 'crm', organization: 'acme', workspace: 'a\u200bb' } },
      'BAD_INPUT',
    ],
    [
      'a workspace without end',
      { scope: { host: 'crm', organization: 'acme', workspace: 'x'.repeat(201) } },
      'BAD_INPUT',
    ],
    ['an essay for a reason', { reason: 'x'.repeat(1_001) }, 'BAD_INPUT'],
    ['a version of another plugin', { versionId: 'ver_b1' }, 'NOT_FOUND'],
  ])('refuses %s', async (_name, changes, code) => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.ship('plg_b', 'ver_b1');

    const { installation, userErrors, errors } = await here.world.install('plg_a', changes);

    expect(installation).toBeNull();
    expect([
      ...userErrors.map((one) => one.code),
      ...(errors ?? []).map((one) => one.extensions?.code),
    ]).toEqual([code]);
  });

  it.each([
    ['a version that does not fit the surface', { surface: '^9.0.0' }],
    ['a version that wants an unknown permission', { required: ['money:take'] }],
  ])('does not install %s', async (_name, wish) => {
    await here.world.ship('plg_a', 'ver_a1', wish);

    const { userErrors } = await here.world.install('plg_a');

    expect(userErrors).toMatchObject([{ code: 'NOT_INSTALLABLE' }]);
    expect(userErrors[0]?.message).toContain('does not fit the surface');
  });

  it('end users are sent to ask, staff may not install at all', async () => {
    await here.world.ship('plg_a', 'ver_a1');

    const user = await here.world.install('plg_a', {}, here.world.user);
    const staff = await here.world.install('plg_a', {}, here.world.owner);

    expect(user.userErrors).toMatchObject([{ code: 'REQUEST_REQUIRED' }]);
    expect(staff.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('writes what was agreed to once: the application can only end it', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');

    const rewrite = here.harness.units.run(here.world.admin, (ctx) =>
      ctx.consents.begin({
        ...{ id: 'con_1', installationId: 'ins_1', versionId: 'v', permissionDigest: 'd', permissions: [] },
        ...{ origins: [], byActor: 'act_x', at: new Date() },
      }),
    );

    await expect(rewrite).resolves.toBeUndefined();
    const grants = await here.harness.rows<{ privilege_type: string }>(
      `SELECT privilege_type FROM information_schema.role_table_grants
       WHERE grantee = 'installation_app' AND table_name = 'consent' ORDER BY 1`,
    );
    expect(grants.map((grant) => grant.privilege_type)).toEqual(['INSERT', 'SELECT']);
    const columns = await here.harness.rows<{ column_name: string }>(
      `SELECT column_name FROM information_schema.column_privileges
       WHERE grantee = 'installation_app' AND table_name = 'consent' AND privilege_type = 'UPDATE'`,
    );
    expect(columns).toEqual([{ column_name: 'valid_to' }]);
  });
});

import { useWorld } from '../../testing/use-world.ts';
import { aWorld } from '../../testing/world.ts';

const V1 = { type: 'VERSION', id: 'ver_a1' } as const;
const V2 = { type: 'VERSION', id: 'ver_a2' } as const;

describe('falling back to an older version', () => {
  const here = useWorld();

  /** Ran 1.0.0 first and runs 1.1.0 now. */
  async function updated() {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    const { id } = await here.world.installed('plg_a');
    await here.world.ship('plg_a', 'ver_a2', { version: '1.1.0', required: ['contacts:read'] });
    return id;
  }

  const block = (id = 'res_1', changes: object = {}) =>
    here.world.restrict({ id, target: V2, feedSeq: 1, ...changes });
  const lift = (id = 'res_1', changes: object = {}) =>
    here.world.restrict({ id, target: V2, state: 'LIFTED', rev: 2, feedSeq: 2, ...changes });
  const running = async (id: string) => (await here.world.find(id))?.lock?.version.id;
  const shown = async () => (await here.world.resolve()).contributions.map(({ versionId }) => versionId);
  const fallBack = (id: string, changes: object = {}, session = here.world.admin) =>
    here.world.act('fallBackInstallation', { installationId: id, ...changes }, session);

  it('is offered by name where a restriction stops the version, and moves nothing by itself', async () => {
    const id = await updated();
    await block();

    const found = await here.world.find(id);

    expect(found?.runnable).toMatchObject({
      ok: false,
      reasons: [{ code: 'HARD_BLOCK' }, { code: 'FALLBACK_AVAILABLE' }],
    });
    expect(found?.fallback).toEqual({ version: { id: 'ver_a1' }, versionString: '1.0.0' });
    expect(found?.availableActions).toEqual(['update', 'fallBack', 'disable', 'uninstall']);
    expect([await running(id), await shown()]).toEqual(['ver_a2', []]);
  });

  it('is not offered while nothing is stopped', async () => {
    const id = await updated();

    const found = await here.world.find(id);

    expect(found?.fallback).toBeNull();
    expect(found?.availableActions).not.toContain('fallBack');
    expect((await fallBack(id)).userErrors).toMatchObject([{ code: 'NO_FALLBACK' }]);
  });

  it('runs the older version when an administrator says so, and leaves a trace', async () => {
    const id = await updated();
    await block();

    const { installation, userErrors } = await fallBack(id, { reason: 'We need it.' });

    expect(userErrors).toEqual([]);
    expect(installation).toMatchObject({
      ...{ state: 'ACTIVE', lock: { versionString: '1.0.0' }, runnable: { ok: true }, fallback: null },
    });
    expect(await shown()).toEqual(['ver_a1']);
    const rows = await here.harness.rows(
      'SELECT event, reason FROM installation_transition WHERE installation_id = $1 ORDER BY rev DESC LIMIT 1',
      [id],
    );
    expect(rows).toEqual([{ event: 'fallBack', reason: 'We need it.' }]);
  });

  it('is for administrators of the place, at the revision they read', async () => {
    const id = await updated();
    await block();
    const neighbour = here.world.as(['orgAdmin'], { host: 'crm', organization: 'globex' });
    const elsewhere = await aWorld(here.harness);

    expect((await fallBack(id, {}, here.world.user)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await fallBack(id, {}, neighbour)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await fallBack(id, { expectedRev: 1 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const foreign = await elsewhere.act('fallBackInstallation', { installationId: id });
    expect(foreign.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await running(id)).toBe('ver_a2');
  });

  it('happens by itself where the host wants it so, and is undone when the restriction is lifted (I17)', async () => {
    await here.world.setFallback('PREVIOUS');
    const id = await updated();

    await block();
    expect([await running(id), await shown()]).toEqual(['ver_a1', ['ver_a1']]);

    await lift();
    expect([await running(id), await shown()]).toEqual(['ver_a2', ['ver_a2']]);
  });

  it.each([
    ['its release is denied', { target: { type: 'DIGEST', id: 'release-ver_a2' }, kind: 'DIGEST_DENY' }],
    ['a scheduled block has begun', { state: 'SCHEDULED' }],
  ] as const)('happens by itself when %s', async (_what, changes) => {
    await here.world.setFallback('PREVIOUS');
    const id = await updated();

    await block('res_1', changes);

    expect(await running(id)).toBe('ver_a1');
  });

  it('waits for the hour of a restriction that begins later', async () => {
    await here.world.setFallback('PREVIOUS');
    const id = await updated();
    const effectiveAt = new Date(Date.now() + 3_600_000).toISOString();

    await block('res_1', { state: 'SCHEDULED', effectiveAt });

    expect(await running(id)).toBe('ver_a2');
    const due = await here.harness.rows(
      'SELECT kind, at FROM due WHERE marketplace_id = $1 AND subject_id = $2',
      [here.world.marketplaceId, 'res_1'],
    );
    expect(due).toEqual([{ kind: 'restrictionBegins', at: new Date(effectiveAt) }]);
    await lift();
    expect(
      await here.harness.rows('SELECT kind FROM due WHERE subject_id = $1 AND marketplace_id = $2', [
        'res_1',
        here.world.marketplaceId,
      ]),
    ).toEqual([]);
  });

  it('is not undone once somebody has moved the lock since', async () => {
    await here.world.setFallback('PREVIOUS');
    const id = await updated();
    await block();
    await here.world.ship('plg_a', 'ver_a3', { version: '1.2.0', required: ['contacts:read'] });
    expect(await running(id)).toBe('ver_a3');

    await lift();

    expect(await running(id)).toBe('ver_a3');
    const rows = await here.harness.rows('SELECT outcome FROM fallback WHERE installation_id = $1', [id]);
    expect(rows).toEqual([{ outcome: 'MOVED_SINCE' }]);
  });

  it('is handed over when another restriction stops the newer version too', async () => {
    await here.world.setFallback('PREVIOUS');
    const id = await updated();
    await block();
    await block('res_2', {
      kind: 'DIGEST_DENY',
      target: { type: 'DIGEST', id: 'release-ver_a2' },
      feedSeq: 2,
    });

    await lift('res_1', { feedSeq: 3 });
    expect(await running(id)).toBe('ver_a1');

    await lift('res_2', {
      kind: 'DIGEST_DENY',
      target: { type: 'DIGEST', id: 'release-ver_a2' },
      feedSeq: 4,
    });
    expect(await running(id)).toBe('ver_a2');
  });

  it('never turns on what a person turned off (I4)', async () => {
    await here.world.setFallback('PREVIOUS');
    const id = await updated();
    await here.world.act('disableInstallation', { installationId: id });
    await block();
    expect(await running(id)).toBe('ver_a2');
    await lift();
    expect((await here.world.find(id))?.state).toBe('DISABLED');
  });

  it('puts the lock back under what was turned off since, and leaves it off', async () => {
    await here.world.setFallback('PREVIOUS');
    const id = await updated();
    await block();
    await here.world.act('disableInstallation', { installationId: id });

    await lift();

    expect(await here.world.find(id)).toMatchObject({ state: 'DISABLED', lock: { versionString: '1.1.0' } });
    expect(await shown()).toEqual([]);
  });

  it.each([
    [
      'no older version ran here',
      async () => {
        await here.world.ship('plg_a', 'ver_a2', { version: '1.1.0' });
        const { id } = await here.world.installed('plg_a');
        await block();
        return id;
      },
    ],
    [
      'the older one is stopped too',
      async () => {
        const id = await updated();
        await here.world.restrict({ id: 'res_0', target: V1, feedSeq: 1 });
        await block('res_1', { feedSeq: 2 });
        return id;
      },
    ],
    [
      'the older one is no longer offered',
      async () => {
        const id = await updated();
        await here.world.restrict({ id: 'res_0', kind: 'SOFT_BLOCK', target: V1, feedSeq: 1 });
        await block('res_1', { feedSeq: 2 });
        return id;
      },
    ],
    [
      'the whole plugin is suspended',
      async () => {
        const id = await updated();
        await block('res_1', { kind: 'PLUGIN_SUSPEND', target: { type: 'PLUGIN', id: 'plg_a' } });
        return id;
      },
    ],
  ])('leaves nothing running when %s (I22)', async (_what, arrange) => {
    await here.world.setFallback('PREVIOUS');
    const id = await arrange();

    expect(await running(id)).toBe('ver_a2');
    expect(await shown()).toEqual([]);
    expect((await here.world.find(id))?.fallback).toBeNull();
  });

  it('does not go where more is required than is granted (I3)', async () => {
    await here.world.setFallback('PREVIOUS');
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read', 'contacts:list'] });
    const { id } = await here.world.installed('plg_a');
    await here.world.ship('plg_a', 'ver_a2', { version: '1.1.0', required: ['contacts:read'] });
    await here.harness.rows(
      `UPDATE permission_grant SET valid_to = now() WHERE installation_id = $1 AND name = 'contacts:list'`,
      [id],
    );

    await block();

    expect([await running(id), await shown()]).toEqual(['ver_a2', []]);
  });

  it('offers again what waited for consent before', async () => {
    await here.world.setFallback('PREVIOUS');
    const id = await updated();
    await here.world.ship('plg_a', 'ver_a3', {
      version: '2.0.0',
      required: ['contacts:read', 'contacts:list'],
    });

    await block();

    expect(await here.world.find(id)).toMatchObject({
      ...{ state: 'UPDATE_PENDING_CONSENT', lock: { versionString: '1.0.0' } },
      pendingUpdate: { version: { id: 'ver_a3' } },
    });
  });

  it('leads to the same when the message comes twice (I13)', async () => {
    await here.world.setFallback('PREVIOUS');
    const id = await updated();
    await block();
    await block();
    const { rev } = (await here.world.find(id)) ?? {};
    await block();

    expect((await here.world.find(id))?.rev).toBe(rev);
  });

  it('is the host’s choice, made by who manages hosts', async () => {
    const set = `mutation ($input: SetHostFallbackInput!) {
      setHostFallback(input: $input) { host { fallback rev } userErrors { code } } }`;
    const { hostId, owner, admin } = here.world;

    const first = await here.world.ask(owner, set, {
      input: { hostId, fallback: 'PREVIOUS', expectedRev: 2 },
    });
    const again = await here.world.ask(owner, set, { input: { hostId, fallback: 'PREVIOUS' } });
    const stale = await here.world.ask(owner, set, { input: { hostId, fallback: 'ASK', expectedRev: 2 } });
    const nobody = await here.world.ask(owner, set, { input: { hostId: 'hst_none', fallback: 'ASK' } });
    const orgAdmin = await here.world.ask(admin, set, { input: { hostId, fallback: 'ASK' } });

    expect(first.data?.['setHostFallback']).toMatchObject({ host: { fallback: 'PREVIOUS', rev: 3 } });
    expect(again.data?.['setHostFallback']).toMatchObject({ host: { rev: 3 }, userErrors: [] });
    expect(stale.data?.['setHostFallback']).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
    expect(nobody.data?.['setHostFallback']).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect(orgAdmin.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

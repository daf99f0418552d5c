import { readFileSync } from 'node:fs';
import { INSTALLATION_MANIFEST, installationChanged, installationManifest } from '@guildhall/schema';
import { decodeProtectedHeader } from 'jose';
import { like } from '../../testing/like.ts';
import { useWorld } from '../../testing/use-world.ts';
import { ACME } from '../../testing/world.ts';

describe('the signed installation manifest', () => {
  const here = useWorld();

  const shown = async () => (await here.world.resolve()).contributions[0]?.signedManifest ?? '';
  const read = (jws: string) =>
    here.harness.verifier.verify(jws, 'installation', INSTALLATION_MANIFEST, installationManifest);

  async function stored(id: string): Promise<{ signed_manifest: string | null; rev: number } | undefined> {
    const sql = 'SELECT signed_manifest, rev FROM installation WHERE id = $1';
    return (await here.harness.rows<{ signed_manifest: string | null; rev: number }>(sql, [id]))[0];
  }

  it('comes with every contribution and says exactly which code may run, with which grants', async () => {
    await here.world.ship('plg_a', 'ver_a1', {
      ...{ required: ['contacts:read'], optional: ['contacts:list'], origins: ['https://weather.example'] },
    });
    const { id, rev } = await here.world.installed('plg_a', {}, ['contacts:list']);

    const jws = await shown();

    expect(decodeProtectedHeader(jws)).toEqual({
      ...{ alg: 'EdDSA', kid: 'installation', typ: 'guildhall-installation+jwt' },
    });
    expect(await read(jws)).toEqual({
      ...{ iss: 'installation', marketplaceId: here.world.marketplaceId, installationId: id, ...ACME },
      ...{
        pluginId: 'plg_a',
        versionId: 'ver_a1',
        releaseDigest: 'release-ver_a1',
        manifestDigest: 'manifest',
      },
      bundles: [{ name: 'ui', sha256: 'ab'.repeat(32) }],
      grants: { permissions: ['contacts:list', 'contacts:read'], origins: ['https://weather.example'] },
      ...{ rev, iat: like.any(Number) },
    });
  });

  it('names the workspace where there is one', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    const { id } = await here.world.installed('plg_a', { scope: { ...ACME, workspace: 'w' } });

    expect(await read((await stored(id))?.signed_manifest ?? '')).toMatchObject({ workspace: 'w' });
  });

  it('is signed anew, with a higher rev, by whatever changes lock or grants', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    await here.world.installed('plg_a');
    const before = await read(await shown());

    await here.world.ship('plg_a', 'ver_a2', { version: '1.1.0', required: ['contacts:read'] });
    const after = await read(await shown());

    expect(after).toMatchObject({ versionId: 'ver_a2', releaseDigest: 'release-ver_a2' });
    expect(after.rev).toBeGreaterThan(before.rev);
  });

  it.each(['disableInstallation', 'uninstall'])('is taken away by %s', async (act) => {
    await here.world.ship('plg_a', 'ver_a1');
    const { id } = await here.world.installed('plg_a');

    await here.world.act(act, { installationId: id });

    expect((await stored(id))?.signed_manifest).toBeNull();
  });

  it('comes back when the plugin is turned on again', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    const { id } = await here.world.installed('plg_a');
    await here.world.act('disableInstallation', { installationId: id });
    await here.world.act('enableInstallation', { installationId: id });

    expect((await read(await shown())).rev).toBe((await stored(id))?.rev);
  });

  it('leaves out grants that the running version does not ask for', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read', 'contacts:list'] });
    await here.world.installed('plg_a');
    await here.world.ship('plg_a', 'ver_a2', { version: '1.1.0', required: ['contacts:read'] });

    expect((await read(await shown())).grants.permissions).toEqual(['contacts:read']);
  });

  it('does not verify once a single digest in it is another', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');
    const [head = '', body = '', signature = ''] = (await shown()).split('.');
    const text = Buffer.from(body, 'base64url').toString().replace('ab'.repeat(32), 'cd'.repeat(32));
    const forged = [head, Buffer.from(text).toString('base64url'), signature].join('.');

    await expect(read(forged)).rejects.toThrow();
    await expect(read([head, body, signature].join('.'))).resolves.toBeDefined();
  });

  it('is not taken for another statement of the same signer', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');

    const asFeed = here.harness.verifier.verify(await shown(), 'installation', 'feed', installationManifest);

    await expect(asFeed).rejects.toThrow();
  });

  it('travels in the public state, the last one with the last rev', async () => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    const { id } = await here.world.installed('plg_a');

    const rows = await here.harness.rows<{ body: { payload: unknown } }>(
      `SELECT body FROM outbox WHERE marketplace_id = $1 AND name = $2 AND queue = 'forge-events' ORDER BY id`,
      [here.world.marketplaceId, installationChanged.name],
    );

    const state = installationChanged.state.parse(rows.at(-1)?.body.payload);
    expect(state).toMatchObject({ id, state: 'ACTIVE', releaseDigest: 'release-ver_a1' });
    expect(await read(state.signedManifest ?? '')).toMatchObject({ installationId: id, rev: state.rev });
  });

  it('is made for what ran before there were any, by a migration and the service together', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    const { id, rev } = await here.world.installed('plg_a');
    await here.harness.rows('UPDATE installation SET signed_manifest = NULL WHERE id = $1', [id]);
    await here.harness.rows(readFileSync(SIGN_OLD, 'utf8'));

    expect(await here.harness.runDue('signOldInstallation')).toBe(1);

    expect(await read((await stored(id))?.signed_manifest ?? '')).toMatchObject({ rev: rev + 1 });
    await here.harness.rows(readFileSync(SIGN_OLD, 'utf8'));
    expect(await here.harness.runDue('signOldInstallation')).toBe(0);
  });
});

const SIGN_OLD = new URL(
  '../../../prisma/migrations/20261123083000_sign_old_installations/migration.sql',
  import.meta.url,
);

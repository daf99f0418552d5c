import { versionChanged } from '@guildhall/schema';
import { aManifest, aVersion } from '../../testing/builders.ts';
import { like } from '../../testing/like.ts';
import { useWorld } from '../../testing/use-world.ts';

describe('a version whose code is no longer what was locked', () => {
  const here = useWorld();

  /** Catalog tells another digest of the same version: what must never happen (I7). */
  async function tell(releaseDigest: string, rev: number) {
    const version = aVersion('ver_a1', 'plg_a', aManifest());
    const release = version.release && { ...version.release, releaseDigest };
    await here.harness.hear(here.world.marketplaceId, versionChanged, 'ver_a1', rev, {
      ...version,
      release,
      rev,
    });
  }

  const settle = () => here.harness.runTasks(here.world.marketplaceId);
  const shown = async () => (await here.world.resolve()).contributions.length;

  async function installed() {
    await here.world.ship('plg_a', 'ver_a1');
    return (await here.world.installed('plg_a')).id;
  }

  it('is shown nowhere from the moment it is known, before any state has followed', async () => {
    const id = await installed();
    expect(await shown()).toBe(1);

    await tell('another', 2);

    expect(await shown()).toBe(0);
    expect(await here.world.find(id)).toMatchObject({
      ...{ state: 'ACTIVE', runnable: { ok: false, reasons: [{ code: 'DIGEST_MISMATCH' }] } },
    });
  });

  it('then says so in its state, signs nothing, and can only be uninstalled', async () => {
    const id = await installed();
    await tell('another', 2);
    await settle();

    expect(await here.world.find(id)).toMatchObject({
      ...{ state: 'DIGEST_MISMATCH', runnable: { ok: false, reasons: [{ code: 'DIGEST_MISMATCH' }] } },
      availableActions: ['uninstall'],
    });
    const rows = await here.harness.rows('SELECT signed_manifest FROM installation WHERE id = $1', [id]);
    expect(rows).toEqual([{ signed_manifest: null }]);
    const { userErrors } = await here.world.act('enableInstallation', { installationId: id });
    expect(userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }]);
  });

  it('runs again, signed, once the digest is what it was', async () => {
    const id = await installed();
    await tell('another', 2);
    await settle();
    await tell('release-ver_a1', 3);
    await settle();

    expect(await here.world.find(id)).toMatchObject({ state: 'ACTIVE', runnable: { ok: true } });
    expect((await here.world.resolve()).contributions).toMatchObject([{ signedManifest: like.any(String) }]);
  });

  it('leaves what a person turned off as it is (I4)', async () => {
    const id = await installed();
    await here.world.act('disableInstallation', { installationId: id });
    await tell('another', 2);
    await settle();
    await tell('release-ver_a1', 3);
    await settle();

    expect((await here.world.find(id))?.state).toBe('DISABLED');
  });

  it('causes no work at all while the digests agree', async () => {
    await installed();

    await tell('release-ver_a1', 2);

    const rows = await here.harness.rows(
      `SELECT name FROM outbox WHERE marketplace_id = $1 AND name = 'installation.digestPage'`,
      [here.world.marketplaceId],
    );
    expect(rows).toEqual([]);
  });
});

import { versionChanged } from '@guildhall/schema';
import { until } from '@guildhall/testing';
import { aManifest, aVersion } from '../../testing/builders.ts';
import { useWorld } from '../../testing/use-world.ts';
import { ACME } from '../../testing/world.ts';

/** Work that changes several installations meets somebody who is changing one of them. */
describe('whoever changes several installations', () => {
  const here = useWorld();
  const V2 = { type: 'VERSION', id: 'ver_a2' } as const;

  /** Two installations that ran 1.0.0 first and run 1.1.0 now, in id order. */
  async function two() {
    await here.world.ship('plg_a', 'ver_a1');
    const places = ['w1', 'w2'].map((workspace) => ({ ...ACME, workspace }));
    const ids: string[] = [];
    for (const scope of places) ids.push((await here.world.installed('plg_a', { scope })).id);
    await here.world.ship('plg_a', 'ver_a2', { version: '1.1.0' });
    return ids.toSorted();
  }

  const isSomebodyWaiting = async () => {
    const rows = await here.harness.rows(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  };

  /** Changes the second installation while the tasks that wait are done; they meet at it. */
  async function meet([, second = '']: string[]) {
    await here.harness.units.run(here.world.admin, async (ctx) => {
      const [held] = await ctx.installations.hold([second]);
      if (!held) throw new Error('there is nothing to meet at');
      const tasks = here.harness.runTasks(here.world.marketplaceId);
      // Whatever becomes of it is looked at below.
      tasks.catch(() => undefined);
      meeting = tasks;
      await until('the work waits', isSomebodyWaiting);
      await ctx.epochs.bumpAt(held.place);
    });
    await meeting;
  }
  let meeting: Promise<unknown>;

  const running = async (ids: string[]) =>
    Promise.all(ids.map(async (id) => (await here.world.find(id))?.lock?.version.id));
  const tell = (state: 'ACTIVE' | 'LIFTED', rev: number) =>
    here.world.restrictOnly({ id: 'res_1', target: V2, state, rev, feedSeq: rev });

  it('waits before it takes anything when locks fall back, and when they return', async () => {
    await here.world.setFallback('PREVIOUS');
    const ids = await two();
    await tell('ACTIVE', 1);
    await meet(ids);
    expect(await running(ids)).toEqual(['ver_a1', 'ver_a1']);

    await tell('LIFTED', 2);
    await meet(ids);
    expect(await running(ids)).toEqual(['ver_a2', 'ver_a2']);
  });

  it('waits before it takes anything when code is no longer what was locked', async () => {
    const ids = await two();
    const version = aVersion('ver_a2', 'plg_a', aManifest({ version: '1.1.0' }));
    const release = version.release && { ...version.release, releaseDigest: 'another' };
    const told = { ...version, release, rev: 2 };
    await here.harness.hear(here.world.marketplaceId, versionChanged, 'ver_a2', 2, told);
    await meet(ids);

    const states = await Promise.all(ids.map(async (id) => (await here.world.find(id))?.state));
    expect(states).toEqual(['DIGEST_MISMATCH', 'DIGEST_MISMATCH']);
  });
});

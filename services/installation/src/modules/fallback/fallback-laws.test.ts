import fc from 'fast-check';
import { useWorld } from '../../testing/use-world.ts';
import { aWorld, type World } from '../../testing/world.ts';

const VERSIONS = ['ver_a1', 'ver_a2', 'ver_a3'] as const;
const block = fc.record({
  version: fc.constantFrom(...VERSIONS),
  kind: fc.constantFrom('HARD_BLOCK' as const, 'SOFT_BLOCK' as const),
});

/** 1.0.0 to 1.2.0 one after the other; the middle one asks for more, and was consented to. */
async function threeVersions(world: World): Promise<string> {
  await world.setFallback('PREVIOUS');
  await world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
  const { id } = await world.installed('plg_a');
  await world.ship('plg_a', 'ver_a2', { version: '1.1.0', required: ['contacts:read', 'contacts:list'] });
  const { pendingUpdate } = (await world.find(id)) ?? {};
  const { permissionDigest } = pendingUpdate ?? {};
  await world.act('consentToInstallation', { installationId: id, permissionDigest });
  await world.ship('plg_a', 'ver_a3', { version: '1.2.0', required: ['contacts:read'] });
  return id;
}

describe('whatever is restricted, and in whatever order it is lifted', () => {
  const here = useWorld();

  it('a forced downgrade runs only what may be installed, or nothing runs (I22); lifting all restores the lock (I17)', async () => {
    const story = fc.array(block, { minLength: 1, maxLength: 4 }).chain((blocks) =>
      fc.record({
        blocks: fc.constant(blocks),
        lifts: fc.shuffledSubarray(
          blocks.map((_block, index) => index),
          { minLength: blocks.length },
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(story, async ({ blocks, lifts }) => {
        const world = await aWorld(here.harness);
        const id = await threeVersions(world);
        const before = (await world.find(id))?.lock;
        const inForce = new Map<number, (typeof blocks)[number]>();
        let seq = 0;

        const check = async () => {
          const { contributions } = await world.resolve();
          const found = await world.find(id);
          const stopped = (version: string | undefined, kinds: readonly string[]) =>
            [...inForce.values()].some((one) => one.version === version && kinds.includes(one.kind));
          for (const { versionId, grants } of contributions) {
            expect(stopped(versionId, ['HARD_BLOCK'])).toBe(false);
            expect(found?.consent?.permissions).toEqual(expect.arrayContaining(grants));
          }
          // Nothing is left stopped while there is somewhere to go.
          expect(found?.fallback).toBeNull();
        };

        for (const [index, { version, kind }] of blocks.entries()) {
          seq += 1;
          inForce.set(index, { version, kind });
          const target = { type: 'VERSION' as const, id: version };
          await world.restrict({ id: `res_${index}`, kind, target, feedSeq: seq });
          await check();
        }
        for (const index of lifts) {
          seq += 1;
          const { version = 'ver_a1', kind = 'HARD_BLOCK' } = inForce.get(index) ?? {};
          inForce.delete(index);
          const target = { type: 'VERSION' as const, id: version };
          await world.restrict({ id: `res_${index}`, kind, target, state: 'LIFTED', rev: 2, feedSeq: seq });
          await check();
        }
        const after = await world.find(id);
        expect(after?.lock?.version).toEqual(before?.version);
        expect(after?.runnable).toEqual({ ok: true, reasons: [] });
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});

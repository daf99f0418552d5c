import fc from 'fast-check';
import { useWorld } from '../../testing/use-world.ts';
import { aWorld, type World } from '../../testing/world.ts';

/** Everything that can befall one plugin at one place, in any order. */
const STEPS = {
  install: (world: World) => world.installed('plg_a').catch(() => null),
  disable: (world: World, id: string) => world.act('disableInstallation', { installationId: id }),
  enable: (world: World, id: string) => world.act('enableInstallation', { installationId: id }),
  uninstall: (world: World, id: string) => world.act('uninstall', { installationId: id }),
  shipSame: (world: World) =>
    world.ship('plg_a', 'ver_a2', { version: '1.1.0', required: ['contacts:read'] }),
  shipWider: (world: World) =>
    world.ship('plg_a', 'ver_a3', { version: '1.2.0', required: ['contacts:read', 'contacts:list'] }),
} as const;
const RESTRICT = ['HARD_BLOCK', 'PLUGIN_SUSPEND', 'SOFT_BLOCK'] as const;
type Step = keyof typeof STEPS | (typeof RESTRICT)[number] | 'lift';

const step = fc.constantFrom<Step>(
  'install',
  'disable',
  'enable',
  'uninstall',
  'shipSame',
  'shipWider',
  ...RESTRICT,
  'lift',
);

describe('whatever happens to an installation', () => {
  const here = useWorld();

  it('what a page shows is unrestricted, turned on and inside the consent (I2, I3, I4)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        const world = await aWorld(here.harness);
        await world.ship('plg_a', 'ver_a1', { required: ['contacts:read'], optional: ['contacts:list'] });
        let [seq, stopped, off, id] = [0, false, false, ''];
        for (const name of ['install' as const, ...steps]) {
          if (name === 'lift' || RESTRICT.some((kind) => kind === name)) {
            seq += 1;
            const kind = RESTRICT.find((one) => one === name) ?? 'SOFT_BLOCK';
            await world.restrict({
              kind,
              state: name === 'lift' ? 'LIFTED' : 'ACTIVE',
              rev: seq,
              feedSeq: seq,
            });
            stopped = name === 'HARD_BLOCK' || name === 'PLUGIN_SUSPEND';
          } else {
            const result = await STEPS[name as keyof typeof STEPS](world, id);
            if (name === 'install' && result && 'id' in result) [id, off] = [result.id, false];
            if (name === 'disable' || name === 'uninstall') off = true;
            if (name === 'enable' && result && 'userErrors' in result && result.userErrors.length === 0)
              off = false;
          }
          const { contributions } = await world.resolve();
          const consent = (await world.find(id))?.consent?.permissions ?? [];
          expect(contributions.length === 0 || !(stopped || off)).toBe(true);
          for (const { grants } of contributions) expect(consent).toEqual(expect.arrayContaining(grants));
        }
      }),
      { numRuns: 10 },
    );
  }, 90_000);
});

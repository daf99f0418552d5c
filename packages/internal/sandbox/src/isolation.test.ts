import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readJson } from './json.ts';
import { forbiddenByPermissions } from './executor/probe-permissions.ts';
import { probeProcess } from './executor/probe-process.ts';
import { openSandbox } from './open-sandbox.ts';
import { startExecutor } from './parent/executor.ts';
import { withoutInherited } from './parent/inherited-descriptors.ts';
import { ENGINES } from './testing/engines.ts';

const ALWAYS = ['process', 'empty-env', 'worker', 'permission-model', 'interrupt'];
const ENGINE_LAYER = { quickjs: 'wasm', 'isolated-vm': 'isolate' };

describe('what stands around a guest', () => {
  test.each(ENGINES)(
    'health names the layers of %s, each proven by every executor',
    async (engine) => {
      const sandbox = await openSandbox({ engine });
      const health = await sandbox.health();
      await sandbox.close();
      expect(health).toMatchObject({ engine, ready: true, quarantined: 0 });
      expect(health.executors).toHaveLength(2);
      expect(health.layers).toEqual(expect.arrayContaining([...ALWAYS, ENGINE_LAYER[engine]]));
    },
    20_000,
  );

  test('an executor started without more than Node offers claims no more', async () => {
    const settings = { engine: 'quickjs', workers: 1, warmVms: 1, interrupts: true } as const;
    const executor = await startExecutor(settings, { name: 'none', command: [] }, () => undefined);
    await executor.kill();
    expect(executor.layers).toEqual(expect.arrayContaining(ALWAYS));
    expect(executor.layers).not.toContain('no-network');
  }, 20_000);

  test('one whose confinement does not exist here says so instead of starting without', async () => {
    const settings = { engine: 'quickjs', workers: 1, warmVms: 1, interrupts: true } as const;
    const confinement = { name: 'broken', command: ['/nowhere/unshare', '--'] };
    await expect(startExecutor(settings, confinement, () => undefined)).rejects.toThrow('did not start');
  });

  test('the probes find nothing around an ordinary process like this one', async () => {
    expect(forbiddenByPermissions()).toBe(false);
    const layers = await probeProcess();
    expect(layers).not.toContain('empty-env');
    expect(layers).not.toContain('no-inherited-descriptors');
    expect(layers).not.toContain('no-network');
  });

  test('a descriptor that would be passed on is found when it is, and is not when it is withheld', () => {
    const probe = `import { openInherited } from ${JSON.stringify(new URL('./executor/probe-descriptors.ts', import.meta.url).href)};
        console.log(JSON.stringify(openInherited()));`;
    const child = (stdio: ('ignore' | 'pipe' | 'ipc' | number)[]) =>
      readJson(
        spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', probe], {
          stdio,
          env: {},
          encoding: 'utf8',
        }).stdout,
      );
    const file = openSync(fileURLToPath(import.meta.url), 'r');
    const passedOn = child(['ignore', 'pipe', 'pipe', 'ignore', file]);
    closeSync(file);
    const withheld = withoutInherited(['ignore', 'pipe', 'pipe'], child);
    expect(passedOn).toEqual(expect.arrayContaining([1, 4]));
    // Its own way to answer us.
    expect(withheld).toEqual([1]);
  });

  test('an engine that cannot be loaded is a sentence, not a crash', () => {
    const module = new URL('./engines/load-isolated-vm.ts', import.meta.url).href;
    const script = `import { loadIsolatedVm } from ${JSON.stringify(module)};
      console.log(JSON.stringify(await loadIsolatedVm()));`;
    const { stdout } = spawnSync(
      process.execPath,
      ['--no-warnings', '--no-addons', '--input-type=module', '-e', script],
      { encoding: 'utf8', env: {} },
    );
    expect(readJson(stdout)).toEqual({
      ok: false,
      error: { code: 'ENGINE_MISSING', message: expect.stringContaining('use "quickjs"') as unknown },
    });
  });
});

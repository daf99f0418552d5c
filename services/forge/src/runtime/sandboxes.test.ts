import { fakeSandbox } from '../testing/fake-sandbox.ts';
import { engineTable } from './engine-table.ts';
import { openSandboxes } from './sandboxes.ts';

const both = engineTable({ engine: 'quickjs', trustedEngine: 'isolated-vm' });
const fake = fakeSandbox(() => Promise.resolve({}));

describe('the sandboxes of a process', () => {
  it('are started by whoever needs them first, once', async () => {
    const started: string[] = [];
    const sandboxes = openSandboxes(both, (engine) => {
      started.push(engine);
      return Promise.resolve(fake.as(engine));
    });
    expect(started).toEqual([]);
    await Promise.all([sandboxes.of('quickjs'), sandboxes.of('quickjs')]);
    expect(started).toEqual(['quickjs']);
    expect(sandboxes.open()).toHaveLength(1);
  });

  it('say what keeps one from starting, while the other runs on', async () => {
    const sandboxes = openSandboxes(both, (engine) =>
      engine === 'quickjs'
        ? Promise.resolve(fake.as(engine))
        : Promise.reject(new Error('It is not installed.')),
    );
    expect(await sandboxes.states()).toMatchObject([
      { engine: 'quickjs', problem: null, health: { engine: 'quickjs' } },
      { engine: 'isolated-vm', tiers: [3, 4], problem: 'It is not installed.', health: null },
    ]);
  });

  it('try again after one could not be started', async () => {
    let tries = 0;
    const sandboxes = openSandboxes(both, (engine) => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve(fake.as(engine));
    });
    await expect(sandboxes.of('quickjs')).rejects.toThrow('not yet');
    await expect(sandboxes.of('quickjs')).resolves.toBeDefined();
  });

  it('are all closed, those too that were still starting', async () => {
    const closed: string[] = [];
    const sandboxes = openSandboxes(both, async (engine) => ({
      ...fake.as(engine),
      close: async () => void closed.push(engine),
    }));
    await sandboxes.of('quickjs');
    void sandboxes.of('isolated-vm');
    await sandboxes.close();
    expect(closed).toEqual(['quickjs', 'isolated-vm']);
    expect(sandboxes.open()).toEqual([]);
  });

  it('know what any of them holds in quarantine', async () => {
    const holding = fakeSandbox(() => Promise.resolve({}));
    holding.held.push({ codeDigest: 'c', kills: 3, since: 0 });
    const sandboxes = openSandboxes(both, (engine) =>
      Promise.resolve((engine === 'quickjs' ? fake : holding).as(engine)),
    );
    await sandboxes.of('quickjs');
    expect(sandboxes.quarantined('c')).toBeUndefined();
    await sandboxes.of('isolated-vm');
    expect(sandboxes.quarantined('c')).toMatchObject({ kills: 3 });
  });
});

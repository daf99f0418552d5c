import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startPostgres, type EmbeddedServer } from '@guildhall/embedded';
import { temporaryFolder, until } from '@guildhall/testing';
import { keepUp } from './keep-up.ts';

let store: EmbeddedServer;
beforeAll(async () => {
  store = await startPostgres(join(temporaryFolder(), 'postgres'));
});
afterAll(() => store.stop());

describe('a store that is kept up', () => {
  it('comes back at its address when it is killed, as often as that happens, and stays away when it is stopped', async () => {
    const said: string[] = [];
    const keeper = keepUp(new Map([['PostgreSQL', store]]), (line) => said.push(line));
    const back = ['PostgreSQL ended unasked; starting it again …', 'PostgreSQL is back.'];

    await store.power?.cut();
    await until('it is back', () => said.length === 2);
    expect(await answers()).toBe(true);
    await store.power?.cut();
    await until('it is back again', () => said.length === 4);
    expect(await answers()).toBe(true);

    await keeper.letGo();
    await store.stop();
    expect(await answers()).toBe(false);
    expect(said).toEqual([...back, ...back]);
  }, 60_000);

  it('is given up, and told, when it cannot be started again', async () => {
    const power = {
      cut: () => Promise.resolve(),
      untilEnded: () => Promise.resolve(),
      restore: () => Promise.reject(new Error('No space left on device')),
      ping: () => Promise.resolve('away' as const),
    };
    const fallen = { url: '', stop: () => Promise.resolve(), power };

    const keeper = keepUp(new Map([['Redis', fallen]]), () => undefined);
    await expect(keeper.failed).rejects.toThrow('No space left');
    await keeper.letGo();
  });
});

/** Whether somebody answers at the address that services know. */
async function answers(): Promise<boolean> {
  const { hostname, port } = new URL(store.url);
  const line = connect(Number(port), hostname);
  try {
    await once(line, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    line.destroy();
  }
}

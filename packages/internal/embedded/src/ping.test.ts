import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standInOf } from './data-folder.ts';
import { startPostgres, type EmbeddedServer } from './postgres.ts';
import { findRedis, startRedis } from './redis.ts';

const withRedis = findRedis() === undefined ? describe.skip : describe;
const LONG_MS = 20_000;
let folder: string;
let server: EmbeddedServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
});
afterEach(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a ping', () => {
  it('is answered by PostgreSQL, but not while it hangs, and by nobody once it is gone', async () => {
    const data = join(folder, 'postgres');
    server = await startPostgres(data);
    const { power } = server;
    const pid = Number(readFileSync(join(standInOf(data) ?? data, 'postmaster.pid'), 'utf8').split('\n')[0]);

    expect(await power?.ping(LONG_MS)).toBe('answers');
    process.kill(pid, 'SIGSTOP');
    expect(await power?.ping(200)).toBe('silent');
    process.kill(pid, 'SIGCONT');
    expect(await power?.ping(LONG_MS)).toBe('answers');
    await power?.cut();
    expect(await power?.ping(LONG_MS)).toBe('away');
  }, 60_000);
});

withRedis('a ping of Redis', () => {
  it('is answered while it is there', async () => {
    server = await startRedis(folder);

    expect(await server.power?.ping(LONG_MS)).toBe('answers');
    await server.power?.cut();
    expect(await server.power?.ping(LONG_MS)).toBe('away');
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type EmbeddedServer } from '@guildhall/embedded';
import pg from 'pg';

let folder: string;
let postgres: EmbeddedServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-power-'));
  postgres = await startPostgres(join(folder, 'postgres'));
}, 60_000);

afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a power cut of PostgreSQL', () => {
  it('costs nothing that was committed, and the server is back where it was', async () => {
    await ask('CREATE TABLE kept AS SELECT 42 AS answer');

    await postgres.power?.cut();
    await expect(ask('SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    await postgres.power?.restore();

    await expect(ask('SELECT answer FROM kept')).resolves.toEqual([{ answer: 42 }]);
  }, 30_000);
});

async function ask(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

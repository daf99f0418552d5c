import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openPool } from '@guildhall/database';
import { until } from '@guildhall/testing';
import pg from 'pg';
import { startDyingPostgres } from './testing/dying-postgres.ts';

const postgres = process.env['TEST_POSTGRES_URL'] ?? '';
const ONE = { rows: [{ one: 1 }] };

describe('a pool', () => {
  it('outlives a connection that dies while it is idle, and opens another', async () => {
    const { pool, said, ...server } = await aPool('pool-idle');
    await pool.query('SELECT 1');

    await server.kill();
    await until('the death was heard of', () => said.length > 0);

    expect(said[0]).toBe('terminating connection due to administrator command');
    await expect(pool.query('SELECT 1 AS one')).resolves.toMatchObject(ONE);
    await server.close();
  });

  it('outlives a connection that dies while it is out and nobody asks it anything', async () => {
    const { pool, said, ...server } = await aPool('pool-out');
    const client = await pool.connect();

    await server.kill();
    await until('the death was heard of', () => said.length > 0);

    client.release();
    await expect(pool.query('SELECT 1 AS one')).resolves.toMatchObject(ONE);
    await server.close();
  });

  it('outlives a connection whose end arrives in one piece with its beginning', async () => {
    const server = await startDyingPostgres();

    expect(await openOnce('steady', server.url)).toEqual({ code: 0, said: 'alive\n' });

    await server.stop();
  });

  it('is needed for that: without it, the process ends', async () => {
    const server = await startDyingPostgres();

    expect(await openOnce('plain', server.url)).toEqual({ code: 1, said: '' });

    await server.stop();
  });
});

async function aPool(name: string) {
  const said: string[] = [];
  const config = { connectionString: postgres, application_name: name, max: 1 };
  const pool = openPool(config, ({ message }) => {
    said.push(message);
  });
  const admin = new pg.Client({ connectionString: postgres });
  await admin.connect();
  return {
    ...{ pool, said },
    kill: () =>
      admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [
        name,
      ]),
    async close() {
      await admin.end();
      await pool.end();
    },
  };
}

async function openOnce(kind: 'steady' | 'plain', url: string) {
  const script = join(import.meta.dirname, 'testing/open-once-process.ts');
  const child = spawn(process.execPath, [script, kind, url], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  return { code: child.exitCode, said };
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations, provisionDatabase } from '@guildhall/database';
import pg from 'pg';
import { temporaryFolder } from './temporary-folder.ts';
import { until } from './until.ts';

const LOCK = 9_001;
const postgres = process.env['TEST_POSTGRES_URL'] ?? '';
let admin: pg.Client;
let owner: string;
let folder: string;

beforeEach(async () => {
  folder = temporaryFolder();
  owner = (await provisionDatabase(postgres, 'moving')).owner;
  const url = new URL(postgres);
  url.pathname = '/moving';
  admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
});
afterEach(async () => {
  await admin.end();
  const server = new pg.Client({ connectionString: postgres });
  await server.connect();
  await server.query('DROP DATABASE moving WITH (FORCE)');
  await server.end();
});

describe('migrations', () => {
  it('are applied in order, once', async () => {
    write('2_second', 'ALTER TABLE one ADD two TEXT');
    write('1_first', 'CREATE TABLE one ()');

    expect(await applyMigrations(owner, folder)).toEqual(['1_first', '2_second']);
    expect(await applyMigrations(owner, folder)).toEqual([]);
  });

  it('that were cut off have not happened, and come again', async () => {
    write('1_first', `CREATE TABLE half (); SELECT pg_advisory_xact_lock(${LOCK})`);
    await admin.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const cut = applyMigrations(owner, folder).catch((error: unknown) => error);
    await until('it waits in the middle', async () => (await waiting()).length > 0);
    await admin.query('SELECT pg_terminate_backend($1)', [(await waiting())[0]]);

    expect(await cut).toBeInstanceOf(Error);
    expect(await tables()).not.toContain('half');
    await admin.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    expect(await applyMigrations(owner, folder)).toEqual(['1_first']);
    expect(await tables()).toContain('half');
  });

  it('that fail say which, and leave nothing, so that a mended one is applied', async () => {
    write('1_first', 'CREATE TABLE one (); SELECT nonsense');
    await expect(applyMigrations(owner, folder)).rejects.toThrow(
      'migration 1_first failed, and nothing of it remains: column "nonsense" does not exist',
    );
    expect(await tables()).not.toContain('one');

    write('1_first', 'CREATE TABLE one ()');

    expect(await applyMigrations(owner, folder)).toEqual(['1_first']);
  });

  it('that were edited after they were applied are refused', async () => {
    write('1_first', 'CREATE TABLE one ()');
    await applyMigrations(owner, folder);
    write('1_first', 'CREATE TABLE one (changed TEXT)');

    await expect(applyMigrations(owner, folder)).rejects.toThrow('1_first was edited after it was applied');
  });

  it('that another tool never finished are a matter for a person, who is told what to do', async () => {
    write('1_first', 'CREATE TABLE one ()');
    await applyMigrations(owner, folder);
    await admin.query('UPDATE _prisma_migrations SET finished_at = NULL');

    await expect(applyMigrations(owner, folder)).rejects.toThrow('prisma migrate resolve');
  });
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function tables(): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  return rows.map(({ name }) => name);
}

async function waiting(): Promise<number[]> {
  const { rows } = await admin.query<{ pid: number }>(
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted",
    [LOCK],
  );
  return rows.map(({ pid }) => pid);
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { systemSession } from '@guildhall/authz';
import { until } from '@guildhall/testing';
import { PASSPORT_HEADER, passportOffice } from './passport.ts';
import { aNoteEnvironment } from './testing/note-service.ts';

let world: Awaited<ReturnType<typeof aNoteEnvironment>>;
let service: ChildProcess;
let url: string;

beforeAll(async () => {
  world = await aNoteEnvironment(process.env['TEST_POSTGRES_URL'] ?? '');
  const { env } = world;
  service = spawn(process.execPath, [join(import.meta.dirname, 'testing/note-process.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATABASE_URL: env.databaseUrl,
      COURIER_DATABASE_URL: env.courierDatabaseUrl,
      QUEUE_URL: env.queueUrl,
      SIGNING_KEY: JSON.stringify(env.signingKey),
      TRUSTED_KEYS: JSON.stringify(env.trustedKeys),
      ACTOR_SECRET: env.actorSecret,
      LOG_LEVEL: 'silent',
    },
  });
  const said = service.stdout && (await once(service.stdout, 'data'));
  url = String(said?.[0]).trim();
}, 30_000);
afterAll(async () => {
  if (service.exitCode === null && service.signalCode === null) {
    const ended = once(service, 'exit');
    service.kill('SIGKILL');
    await ended;
  }
  await world.drop();
});

describe('a service that is told to stop', () => {
  it('ends well, answers what it was asked before, keeps it, and takes nothing more', async () => {
    const ended = once(service, 'exit');
    // What it writes waits for a row that we hold.
    await world.admin.query(
      "INSERT INTO note (marketplace_id, id, text, rev) VALUES ('mkt_1', 'n1', 'held', 0)",
    );
    await world.admin.query('BEGIN');
    await world.admin.query("UPDATE note SET text = 'still held' WHERE id = 'n1'");
    const answer = write('n1');
    await until('it waits', async () => (await waiting()) > 0);

    service.kill('SIGTERM');
    service.kill('SIGTERM');
    await until('it takes nothing more', () =>
      fetch(`${url}/livez`).then(
        ({ ok }) => !ok,
        () => true,
      ),
    );
    await world.admin.query('COMMIT');

    expect(await answer).toEqual({ data: { write: 'n1' } });
    expect(await ended).toEqual([0, null]);
    const { rows } = await world.admin.query("SELECT text FROM note WHERE id = 'n1'");
    expect(rows).toEqual([{ text: 'written' }]);
  }, 30_000);
});

async function waiting(): Promise<number> {
  // Within our own transaction, pg_stat_activity stands still.
  const { rowCount } = await world.admin.query('SELECT 1 FROM pg_locks WHERE NOT granted');
  return rowCount ?? 0;
}

async function write(id: string): Promise<unknown> {
  const body = JSON.stringify({ query: `mutation { write(id: "${id}") }` });
  const passport = await passportOffice(world.gatewayKey)(systemSession('mkt_1', 'r1'), 'runtime', body);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [PASSPORT_HEADER]: passport },
    body,
  });
  return response.json();
}

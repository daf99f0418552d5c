import { join } from 'node:path';
import { systemSession } from '@guildhall/authz';
import { migrateQueues, openBus } from '@guildhall/messaging';
import { feedEntry } from '@guildhall/schema';
import {
  generateKey,
  openUnitOfWork,
  openVerifier,
  passportOffice,
  PASSPORT_HEADER,
  startServer,
  openSigner,
  type GrantPassport,
  type RunningServer,
  type UnitOfWork,
} from '@guildhall/service-runtime';
import { createTestDatabase, until, type TestDatabase } from '@guildhall/testing';
import pg from 'pg';
import { contextOf, type Context } from '../../context.ts';
import { openDatabase, type Tx } from '../../database.ts';
import { governance } from '../../service.ts';
import { sessionOf } from '../../testing/sessions.ts';
import { imposeRestriction } from '../restriction/impose-restriction.ts';

const someText: unknown = expect.any(String);

let database: TestDatabase;
let server: RunningServer;
let grant: GrantPassport;
let units: UnitOfWork<Context>;
let bus: Awaited<ReturnType<typeof openBus>>;
let verifier: ReturnType<typeof openVerifier>;

beforeAll(async () => {
  database = await createTestDatabase('governance', join(import.meta.dirname, '../../../prisma/migrations'));
  const [own, gateway] = await Promise.all([generateKey('governance'), generateKey('gateway')]);
  await migrateQueues(database.admin);
  const trustedKeys = { keys: [own.publicKey, gateway.publicKey] };
  server = await startServer(governance, {
    ...{ host: '127.0.0.1', port: 0, peers: {}, logLevel: 'silent', actorSecret: 'x'.repeat(32) },
    ...{ databaseUrl: database.app, courierDatabaseUrl: database.courier },
    ...{ queueUrl: database.admin, busUrl: database.admin, signingKey: own.privateKey, trustedKeys },
  });
  grant = passportOffice(gateway.privateKey);
  verifier = openVerifier(trustedKeys);
  bus = await openBus(database.admin, () => undefined);
  const signer = await openSigner(own.privateKey);
  units = openUnitOfWork<Tx, Context>({
    ...{ service: 'governance', bus, database: openDatabase(database.app) },
    contextOf: (unit) => contextOf(unit, { signer, actorSecret: new Uint8Array(32) }),
  });
});
afterAll(async () => {
  await units.close();
  await bus.close();
  await server.close();
  await database.drop();
});

async function call(marketplaceId: string, path: string, body?: string) {
  const passport = await grant(systemSession(marketplaceId, 'test'), 'governance', body ?? '');
  return send(path, passport, body);
}
async function send(path: string, passport: string, body?: string) {
  const response = await fetch(`${server.url}${path}`, {
    headers: { [PASSPORT_HEADER]: passport, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}
const deny = (marketplaceId: string, digit: string) =>
  units.run(sessionOf(marketplaceId, 'act_reviewer', 'reviewer'), (ctx) =>
    imposeRestriction(ctx, {
      ...{ kind: 'DIGEST_DENY', target: { type: 'DIGEST', id: digit.repeat(64) }, clause: 'c', reason: 'r' },
    }),
  );

describe('the feed over HTTP', () => {
  it('answers with the head and the signed entries after a number', async () => {
    for (const digit of ['a', 'b', 'c']) await deny('mkt_pull', digit);
    const { status, body } = await call('mkt_pull', '/internal/feed?after=1&limit=1');
    expect({ status, body }).toEqual({
      status: 200,
      body: { head: 3, entries: [{ seq: 2, jws: someText }] },
    });
    const { entries } = body as { entries: { jws: string }[] };
    const entry = await verifier.verify(entries[0]?.jws ?? '', 'governance', 'feed', feedEntry);
    expect(entry).toMatchObject({
      marketplaceId: 'mkt_pull',
      seq: 2,
      restriction: { target: { id: 'b'.repeat(64) } },
    });
  });

  it('of another marketplace is empty', async () => {
    await deny('mkt_own', 'a');
    expect(await call('mkt_foreign', '/internal/feed')).toMatchObject({ body: { head: 0, entries: [] } });
  });

  it('needs a passport, for exactly these bytes, and sound arguments', async () => {
    expect(await send('/internal/feed', 'none')).toMatchObject({ status: 401 });
    const forOther = await grant(systemSession('mkt_a', 'test'), 'governance', '{"marketplaces":[]}');
    expect(await send('/internal/feed/heads', forOther, '{"marketplaces":["mkt_a"]}')).toMatchObject({
      status: 401,
    });
    expect(await call('mkt_a', '/internal/feed?after=-1')).toMatchObject({ status: 400 });
    expect(await call('mkt_a', '/internal/feed/heads', '{"marketplaces":7}')).toMatchObject({ status: 400 });
    expect(await call('mkt_a', '/internal/feed/heads', '{')).toMatchObject({ status: 400 });
  });

  it('tells the heads of many marketplaces at once', async () => {
    await deny('mkt_one', 'a');
    await deny('mkt_two', 'a');
    await deny('mkt_two', 'b');
    const asked = JSON.stringify({ marketplaces: ['mkt_one', 'mkt_two', 'mkt_none'] });
    expect(await call('mkt_one', '/internal/feed/heads', asked)).toEqual({
      status: 200,
      body: { heads: { mkt_one: 1, mkt_two: 2 } },
    });
  });

  it('gives the courier two columns and no entry', async () => {
    const courier = new pg.Client({ connectionString: database.courier });
    await courier.connect();
    await expect(courier.query('SELECT marketplace_id, seq FROM feed_head')).resolves.toBeDefined();
    await expect(courier.query('SELECT jws FROM feed_entry')).rejects.toThrow('permission denied');
    await expect(courier.query('UPDATE feed_head SET seq = 9')).rejects.toThrow('permission denied');
    await courier.end();
  });
});

describe('a notice of what was applied', () => {
  it('is kept for whoever looks at the restriction, unless it names a number never given', async () => {
    const result = await deny('mkt_applied', 'a');
    if (!result.ok) throw new Error(result.error.message);
    const appliedAt = (seq: number) =>
      units.run(systemSession('mkt_applied', 'test'), ({ feed }) => feed.appliedAt('installation', seq));
    expect(await appliedAt(1)).toBeNull();

    for (const seq of [99, 1])
      await bus.publish(
        'applied',
        JSON.stringify({ marketplaceId: 'mkt_applied', service: 'installation', seq }),
      );
    await until('the notice is kept', async () => (await appliedAt(1)) !== null);
    expect(await appliedAt(2)).toBeNull();
  });
});

describe('a snapshot', () => {
  it('shows every restriction that has been in force', async () => {
    const result = await deny('mkt_snap', 'a');
    if (!result.ok) throw new Error(result.error.message);
    const path = '/internal/snapshot?event=governance.restriction.changed';
    expect(await call('mkt_snap', path)).toMatchObject({
      body: { envelopes: [{ payload: { id: result.value.id, feedSeq: 1 } }], next: null },
    });
  });
});

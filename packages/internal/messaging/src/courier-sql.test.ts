import { openPool } from '@guildhall/database';
import { createTestDatabase, RUNTIME_MIGRATIONS, type TestDatabase } from '@guildhall/testing';
import type pg from 'pg';
import { claimBatch, markPublished, takeBack } from './courier-sql.ts';

const CAP = { 'forge-runs': 1 };
const BATCH = 200;
const MINUTE_MS = 60_000;

let database: TestDatabase;
let admin: pg.Pool;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase('runtime', RUNTIME_MIGRATIONS);
  admin = openPool({ connectionString: database.admin }, () => undefined);
  pool = openPool({ connectionString: database.courier }, () => undefined);
});
beforeEach(() => admin.query('TRUNCATE outbox'));
afterAll(async () => {
  await Promise.all([admin.end(), pool.end()]);
  await database.drop();
});

describe('the courier takes', () => {
  it('from a free lane although sixty that are full have waited longer', async () => {
    for (let count = 0; count < 60; count++) {
      await write({ marketplace: `mkt_a${count}`, queue: 'forge-runs', underWay: true });
      await write({ marketplace: `mkt_a${count}`, queue: 'forge-runs' });
    }
    await write({ marketplace: 'mkt_z', queue: 'forge-runs' });

    expect(await claimed()).toEqual(['mkt_z forge-runs 1']);
  });

  it('first from lanes whose oldest message waits longest, when there are more than it looks at', async () => {
    await write({ marketplace: 'mkt_z', queue: 'forge-runs' });
    for (let count = 0; count < 60; count++)
      await write({ marketplace: `mkt_a${count}`, queue: 'forge-runs' });

    const taken = await claimed();

    expect(taken).toHaveLength(50);
    expect(taken[0]).toBe('mkt_z forge-runs 1');
  });

  it('no more of a marketplace than its share, whatever is under way', async () => {
    await write({ marketplace: 'mkt_a', queue: 'forge-events', count: 199, underWay: true });
    await write({ marketplace: 'mkt_a', queue: 'forge-events', count: 5 });

    expect(await claimed()).toEqual(['mkt_a forge-events 200']);
  });

  it('urgent messages before all others, whatever is under way', async () => {
    await write({ marketplace: 'mkt_a', queue: 'forge-events', count: 300 });
    await write({ marketplace: 'mkt_a', queue: 'forge-urgent', count: 300, underWay: true });
    await write({ marketplace: 'mkt_a', queue: 'forge-urgent', count: 2 });

    const taken = await claimed();

    expect(taken.slice(0, 3)).toEqual([
      'mkt_a forge-urgent 1',
      'mkt_a forge-urgent 2',
      'mkt_a forge-events 1',
    ]);
    expect(taken).toHaveLength(BATCH);
  });

  it('each row once, when two look at the same time', async () => {
    await write({ marketplace: 'mkt_a', queue: 'forge-events', count: 3 });

    const both = await inTransaction(async (one) => {
      const first = await claimBatch(one, {}, 2);
      const second = await inTransaction((other) => claimBatch(other, {}, 3));
      return [...first, ...second].map(({ id }) => id);
    });

    expect(new Set(both).size).toBe(both.length);
  });
});

describe('patience with a message that nobody acknowledged', () => {
  it.each([
    [0, 8_000],
    [1, 16_000],
    [4, 128_000],
    [5, 256_000],
    [6, 5 * MINUTE_MS],
    [5_000, 5 * MINUTE_MS],
  ])('after %d earlier tries lasts %d ms', async (attempt, ms) => {
    await write({ marketplace: 'mkt_a', queue: 'forge-events' });
    await admin.query('UPDATE outbox SET attempt = $1', [attempt]);

    await inTransaction(async (client) => markPublished(client, await claimBatch(client, {}, BATCH)));

    const { rows } = await admin.query<{ ms: string }>(
      'SELECT extract(epoch FROM retry_at - published_at) * 1000 AS ms FROM outbox',
    );
    expect(Number(rows[0]?.ms)).toBe(ms);
  });

  it('ends with another try under another number, and not before', async () => {
    await write({ marketplace: 'mkt_a', queue: 'forge-events', underWay: true });
    await admin.query("UPDATE outbox SET retry_at = now() + interval '1 second'");
    await takeBack(pool);
    expect(await claimed()).toEqual([]);

    await admin.query("UPDATE outbox SET retry_at = now() - interval '1 second'");
    await takeBack(pool);

    expect(await claimed()).toEqual(['mkt_a forge-events 1']);
    const { rows } = await admin.query<{ attempt: number }>('SELECT attempt FROM outbox');
    expect(rows).toEqual([{ attempt: 1 }]);
  });
});

/** What one look takes: marketplace, queue and place in it. Nothing is kept of it. */
async function claimed(): Promise<string[]> {
  const rows = await inTransaction((client) => claimBatch(client, CAP, BATCH), 'ROLLBACK');
  return rows.map(({ marketplace_id: marketplace, queue, place }) => `${marketplace} ${queue} ${place}`);
}

async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>, end = 'COMMIT'): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query(end);
    return result;
  } finally {
    client.release();
  }
}

async function write(message: { marketplace: string; queue: string; count?: number; underWay?: boolean }) {
  const { marketplace, queue, count = 1, underWay = false } = message;
  await admin.query(
    `INSERT INTO outbox (marketplace_id, event_id, queue, name, body, published_at, retry_at)
     SELECT $1, 'evt', $2, 'forge.thing.changed', '{}', CASE WHEN $4 THEN now() END, CASE WHEN $4 THEN now() + interval '1 hour' END
     FROM generate_series(1, $3)`,
    [marketplace, queue, count, underWay],
  );
}

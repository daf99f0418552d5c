import { systemSession } from '@guildhall/authz';
import { until } from '@guildhall/testing';
import { z } from 'zod';
import { PASSPORT_HEADER, passportOffice, type GrantPassport } from './passport.ts';
import type { RunningServer } from './service.ts';
import { startServer } from './start-server.ts';
import { aNoteEnvironment, noteService, nothingHeard } from './testing/note-service.ts';

let world: Awaited<ReturnType<typeof aNoteEnvironment>>;
let server: RunningServer;
let grant: GrantPassport;

beforeAll(async () => {
  world = await aNoteEnvironment(process.env['TEST_POSTGRES_URL'] ?? '');
  server = await startServer(noteService(nothingHeard()), world.env);
  grant = passportOffice(world.gatewayKey);
}, 20_000);
afterAll(async () => {
  await server.close();
  await world.drop();
});

describe('a subgraph', () => {
  it('answers its gateway', async () => {
    await expect(ask('{ note }')).resolves.toMatchObject({ data: { note: 'act_system' } });
  });

  it('refuses who comes without a passport', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ note }"}',
    });

    expect(response.status).toBe(401);
  });

  it('keeps nothing of a request that failed half-way', async () => {
    await ask('mutation { first: write(id: "w1") second: write(id: "w1") broken: nope }');
    const both = await ask('mutation { write(id: "w2") }');

    expect(both).toMatchObject({ data: { write: 'w2' } });
    const { rows } = await world.admin.query('SELECT id FROM note');
    expect(rows).toEqual([{ id: 'w2' }]);
  });

  it('lets a passport write once, and read as often as it holds', async () => {
    const write = await asked('mutation { write(id: "w3") }');
    expect(await write()).toMatchObject({ data: { write: 'w3' } });
    await world.admin.query("DELETE FROM note WHERE id = 'w3'");
    expect(await write()).toMatchObject({
      errors: [{ message: expect.stringContaining('has been used') as unknown }],
    });
    const { rowCount } = await world.admin.query("SELECT 1 FROM note WHERE id = 'w3'");
    expect(rowCount).toBe(0);

    const read = await asked('{ note }');
    expect([await read(), await read()]).toEqual([
      { data: { note: 'act_system' } },
      { data: { note: 'act_system' } },
    ]);
  });

  it('lets no query write', async () => {
    const answer = await ask('{ sneak }');
    const refusal: unknown = expect.stringContaining('read-only');

    expect(answer).toMatchObject({
      data: { sneak: null },
      errors: [{ message: refusal }],
    });
    const { rowCount } = await world.admin.query("SELECT 1 FROM note WHERE id = 'sneaked'");
    expect(rowCount).toBe(0);
  });

  it('answers a broken resolver with null and an error', async () => {
    await expect(ask('{ fail }')).resolves.toMatchObject({
      data: { fail: null },
      errors: [{ path: ['fail'] }],
    });
  });
});

describe('an internal route', () => {
  const get = async (path: string) =>
    fetch(`${server.url}/internal/${path}`, {
      headers: {
        [PASSPORT_HEADER]: await grant(systemSession('mkt_1', 'r1'), 'runtime', ''),
        'x-request-id': 'req-7',
      },
    });

  it('tells who asks wrongly what is wrong', async () => {
    const answer = await get('snapshot?event=runtime.note.changed&limit=none');

    expect(answer.status).toBe(400);
    await expect(answer.json()).resolves.toMatchObject({
      errors: [{ message: expect.stringMatching(/^limit: /) as string }],
    });
  });

  it('says nothing of what broke but the id of the request', async () => {
    await world.admin.query('ALTER TABLE dead_letter RENAME TO hidden');
    const answer = await get('dead-letters').finally(() =>
      world.admin.query('ALTER TABLE hidden RENAME TO dead_letter'),
    );

    expect(answer.status).toBe(500);
    await expect(answer.json()).resolves.toEqual({
      errors: [
        {
          message: 'Something broke here; it is logged.',
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'req-7' },
        },
      ],
    });
  });
});

describe('a start that fails', () => {
  it('leaves nothing open behind it', async () => {
    const taken = Number(new URL(server.url).port);
    const listening: ReturnType<typeof noteService> = {
      ...noteService(nothingHeard()),
      listen: ({ bus }) => bus.subscribe('notes', () => undefined),
    };
    await expect(startServer(listening, { ...world.env, port: taken })).rejects.toThrow('EADDRINUSE');

    await until('its line on the bus is gone', async () => (await listeners()) === 0, 3_000);
  });

  async function listeners(): Promise<number> {
    const { rows } = await world.admin.query('SELECT 1 FROM pg_stat_activity WHERE query = $1', [
      'LISTEN "notes"',
    ]);
    return rows.length;
  }
});

describe('a snapshot', () => {
  it('shows what the marketplace of the passport owns, page by page, and nothing of others', async () => {
    for (const [marketplace, id] of [
      ['mkt_s', 's1'],
      ['mkt_s', 's2'],
      ['mkt_t', 't1'],
    ])
      await world.admin.query("INSERT INTO note VALUES ($1, $2, 'x', 1)", [marketplace, id]);

    const first = await page('');
    const second = await page(first.next ?? '');

    expect([...first.envelopes, ...second.envelopes].map(({ aggregate }) => aggregate.id)).toEqual([
      's1',
      's2',
    ]);
    expect(second.next ?? 'end').toBe('s2');
  });

  async function page(after: string) {
    const response = await fetch(
      `${server.url}/internal/snapshot?event=runtime.note.changed&limit=1&after=${after}`,
      {
        headers: { [PASSPORT_HEADER]: await grant(systemSession('mkt_s', 'r'), 'runtime', '') },
      },
    );
    const shape = z.object({
      envelopes: z.array(z.object({ aggregate: z.object({ id: z.string() }) })),
      next: z.string().nullable(),
    });
    return shape.parse(await response.json());
  }
});

describe('health', () => {
  it('is well while the database answers', async () => {
    const ready = await fetch(`${server.url}/readyz`);

    expect(ready.status).toBe(200);
    await expect(ready.json()).resolves.toEqual({ ok: true, reasons: {} });
  });
});

async function ask(query: string): Promise<unknown> {
  return (await asked(query))();
}

/** A question with its passport, to be sent as often as one likes. */
async function asked(query: string): Promise<() => Promise<unknown>> {
  const body = JSON.stringify({ query });
  const headers = {
    'content-type': 'application/json',
    [PASSPORT_HEADER]: await grant(systemSession('mkt_1', 'r1'), 'runtime', body),
  };
  return async () => (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })).json();
}

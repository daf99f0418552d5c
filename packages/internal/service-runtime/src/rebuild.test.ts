import { wrap } from '@guildhall/messaging';
import { deploymentOf, openOperator, type Operator } from './operator.ts';
import type { Peers } from './peers.ts';
import { rebuildProjections } from './rebuild.ts';
import type { RunningServer } from './service.ts';
import { startServer } from './start-server.ts';
import {
  aNoteEnvironment,
  events,
  noteService,
  nothingHeard,
  type NoteContext,
} from './testing/note-service.ts';
import { openUnitOfWork, type UnitOfWork } from './unit-of-work.ts';

const NOTES = 250;

/** Two services: one owns notes, the other keeps a copy of them. */
let owner: Awaited<ReturnType<typeof aNoteEnvironment>>;
let reader: Awaited<ReturnType<typeof aNoteEnvironment>>;
let servers: RunningServer[];
let operator: Operator;

beforeAll(async () => {
  const store = process.env['TEST_POSTGRES_URL'] ?? '';
  [owner, reader] = [await aNoteEnvironment(store), await aNoteEnvironment(store)];
  const owning = await startServer(noteService(nothingHeard()), owner.env);
  const { signingKey, trustedKeys } = owner.env;
  const env = { ...reader.env, signingKey, trustedKeys, peers: { runtime: owning.url } };
  const reading = await startServer(noteService(nothingHeard()), env);
  servers = [reading, owning];
  const variables = {
    PEERS: JSON.stringify({ runtime: reading.url }),
    SIGNING_KEY: JSON.stringify(owner.gatewayKey),
  };
  const { urls, key } = deploymentOf(variables) ?? { urls: {}, key: owner.gatewayKey };
  operator = openOperator(urls, key);
}, 30_000);
beforeEach(async () => {
  for (const { admin } of [owner, reader]) await admin.query('TRUNCATE note');
  const rows = `SELECT $1, 'n' || lpad(i::text, 4, '0'), 'as it is', 2 FROM generate_series(1, $2) AS i`;
  for (const marketplace of ['mkt_a', 'mkt_b'])
    await owner.admin.query(`INSERT INTO note (marketplace_id, id, text, rev) ${rows}`, [marketplace, NOTES]);
});
afterAll(async () => {
  for (const server of servers) await server.close();
  for (const world of [reader, owner]) await world.drop();
});

describe('a projection that is spoilt', () => {
  it('equals its owner again after a rebuild, whether rows are gone or behind', async () => {
    await rebuild('mkt_a');
    await reader.admin.query("DELETE FROM note WHERE id > 'n0100' AND id < 'n0200'");
    await reader.admin.query("UPDATE note SET text = 'spoilt', rev = 1 WHERE id < 'n0050'");
    expect(await notes(reader)).not.toEqual(await notes(owner));

    const answer = await rebuild('mkt_a');

    expect(answer).toEqual({ 'runtime.note.changed': NOTES });
    expect(await notes(reader)).toEqual(await notes(owner));
  });

  it('equals its owner again where only its content is spoilt, at the right revision', async () => {
    await rebuild('mkt_a');
    await reader.admin.query("UPDATE note SET text = 'spoilt' WHERE id < 'n0050'");
    expect(await notes(reader)).not.toEqual(await notes(owner));

    await rebuild('mkt_a');

    expect(await notes(reader)).toEqual(await notes(owner));
  });

  it('is not written anew where nothing is spoilt', async () => {
    await rebuild('mkt_a');
    const written = async () => {
      const answer = await reader.admin.query<object>('SELECT id, xmin::text FROM note ORDER BY id');
      return answer.rows;
    };
    const before = await written();

    await rebuild('mkt_a');

    expect(before).toHaveLength(NOTES);
    expect(await written()).toEqual(before);
  });

  it('keeps what is newer than the snapshot', async () => {
    await reader.admin.query(
      "INSERT INTO note (marketplace_id, id, text, rev) VALUES ('mkt_a', 'n0001', 'newer', 3)",
    );

    await rebuild('mkt_a');

    expect((await notes(reader))[0]).toEqual({ id: 'n0001', text: 'newer', rev: 3 });
  });

  it('is filled in the marketplace of the passport, and in no other', async () => {
    await rebuild('mkt_a');

    const { rows } = await reader.admin.query('SELECT DISTINCT marketplace_id FROM note');
    expect(rows).toEqual([{ marketplace_id: 'mkt_a' }]);
  });

  it('is not filled for who comes without a passport', async () => {
    const answer = await fetch(`${servers[0]?.url ?? ''}/internal/rebuild`, { method: 'POST' });

    expect(answer.status).toBe(401);
    expect(await notes(reader)).toEqual([]);
  });
});

describe('a rebuild beside messages, and one that breaks off', () => {
  const service = noteService(nothingHeard());
  let units: UnitOfWork<NoteContext>;
  beforeAll(() => {
    const bus = silentBus();
    const database = service.openDatabase(reader.env.databaseUrl);
    units = openUnitOfWork({ service: 'runtime', bus, database, contextOf: (unit): NoteContext => unit });
  });
  afterAll(() => units.close());

  /** The owner's pages, as the rebuild reads them; `between` happens after each is read and before it is kept. */
  function pages(between: (number: number) => Promise<unknown>): Peers {
    const states = Array.from({ length: 4 }, (_, index) => ({ id: `n${index}`, text: 'as it is', rev: 2 }));
    const origin = { marketplaceId: 'mkt_a', actorId: 'a', correlationId: 'c', causationId: null };
    const envelopes = states.map((note) =>
      wrap(events.noteChanged, { type: 'note', id: note.id, rev: note.rev }, note, origin),
    );
    return {
      post: () => Promise.reject(new Error('nothing is posted')),
      async get(_service, _marketplace, path, shape) {
        const number = Number(new URLSearchParams(path.split('?', 2)[1]).get('after'));
        await between(number);
        const next = number < envelopes.length - 1 ? String(number + 1) : null;
        return shape.parse({ envelopes: envelopes.slice(number, number + 1), next });
      },
    };
  }
  const handlers = service.events.filter(({ name }) => name === events.noteChanged.name);
  const run = (between: (number: number) => Promise<unknown>) =>
    rebuildProjections('mkt_a', handlers, { units, peers: pages(between) });

  it('loses no message that comes between reading a page and keeping it', async () => {
    const told = "INSERT INTO note (marketplace_id, id, text, rev) VALUES ('mkt_a', $1, 'newer', 3)";
    await run((number) => (number % 2 === 1 ? reader.admin.query(told, [`n${number}`]) : Promise.resolve()));

    expect((await notes(reader)).map(({ text, rev }) => [text, rev])).toEqual([
      ...[
        ['as it is', 2],
        ['newer', 3],
        ['as it is', 2],
        ['newer', 3],
      ],
    ]);
  });

  it('begins again where one was killed, and comes to its end', async () => {
    await reader.admin.query(
      "INSERT INTO note (marketplace_id, id, text, rev) SELECT 'mkt_a', 'n' || i, 'spoilt', 2 FROM generate_series(0, 3) i",
    );
    const killed = run((number) => (number === 2 ? Promise.reject(new Error('killed')) : Promise.resolve()));
    await expect(killed).rejects.toThrow('killed');
    expect((await notes(reader)).filter(({ text }) => text === 'spoilt')).toHaveLength(2);

    expect(await run(() => Promise.resolve())).toEqual({ [events.noteChanged.name]: 4 });
    expect((await notes(reader)).filter(({ text }) => text === 'spoilt')).toHaveLength(0);
  });
});

describe('dead letters over HTTP', () => {
  it('are listed and replayed once, in their own marketplace', async () => {
    await reader.admin.query(
      `INSERT INTO dead_letter (marketplace_id, id, queue, name, reason, error, body)
       VALUES ('mkt_a', 'dl_1', 'runtime-events', 'runtime.note.changed', 'EXHAUSTED', 'not today', '{"kept":true}')`,
    );

    expect(await operator.deadLetters('runtime', 'mkt_a')).toMatchObject([
      { id: 'dl_1', reason: 'EXHAUSTED', error: 'not today', replayed_at: null },
    ]);
    expect(await operator.deadLetters('runtime', 'mkt_b')).toEqual([]);
    expect(await operator.replay('runtime', 'mkt_b', 'dl_1')).toBe(false);
    expect(await operator.replay('runtime', 'mkt_a', 'dl_1')).toBe(true);
    expect(await operator.replay('runtime', 'mkt_a', 'dl_1')).toBe(false);

    const { rows } = await reader.admin.query('SELECT queue, name, body, published_at FROM outbox');
    expect(rows).toEqual([
      { queue: 'runtime-events', name: 'runtime.note.changed', body: { kept: true }, published_at: null },
    ]);
  });

  it('are shown to nobody without a passport', async () => {
    const answer = await fetch(`${servers[0]?.url ?? ''}/internal/dead-letters`);

    expect(answer.status).toBe(401);
  });
});

async function notes({ admin }: { admin: typeof owner.admin }): Promise<Record<string, unknown>[]> {
  const { rows } = await admin.query<Record<string, unknown>>(
    "SELECT id, text, rev FROM note WHERE marketplace_id = 'mkt_a' ORDER BY id",
  );
  return rows;
}

function silentBus() {
  const nothing = () => Promise.resolve();
  return { publish: nothing, subscribe: nothing, healthy: () => true, close: nothing };
}

const rebuild = (marketplaceId: string) => operator.rebuild('runtime', marketplaceId);

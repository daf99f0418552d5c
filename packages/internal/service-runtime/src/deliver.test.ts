import { Writable } from 'node:stream';
import { wrap } from '@guildhall/messaging';
import { pino } from 'pino';
import { z } from 'zod';
import { deliver, type Recipient } from './deliver.ts';
import {
  aNoteEnvironment,
  events,
  noteService,
  nothingHeard,
  type NoteContext,
} from './testing/note-service.ts';
import { openUnitOfWork } from './unit-of-work.ts';

let world: Awaited<ReturnType<typeof aNoteEnvironment>>;
let close: () => Promise<void>;
let recipient: Recipient<NoteContext>;
let lines: Record<string, unknown>[];

beforeAll(async () => {
  world = await aNoteEnvironment(process.env['TEST_POSTGRES_URL'] ?? '');
  const service = noteService(nothingHeard());
  const database = service.openDatabase(world.env.databaseUrl);
  const nothing = () => Promise.resolve();
  const bus = { publish: nothing, subscribe: nothing, healthy: () => true, close: nothing };
  const units = openUnitOfWork({ service: 'runtime', bus, database, contextOf: (unit) => unit });
  close = () => units.close();
  recipient = {
    ...{ units, bare: units, signal: new AbortController().signal, log: logInto(() => lines) },
    events: new Map(service.events.map((handler) => [handler.name, handler])),
    tasks: new Map(),
  };
}, 20_000);
beforeEach(() => {
  lines = [];
});
afterAll(async () => {
  await close();
  await world.drop();
});

const origin = { marketplaceId: 'mkt_a', actorId: 'act_1', correlationId: 'request-7', causationId: null };
const aggregate = { type: 'note', id: 'n1', rev: 1 };

describe('what the log says of a message that was put aside', () => {
  it('names the request it began with, the event, the marketplace and the dead letter', async () => {
    const event = wrap(events.unheardOf, aggregate, { id: 'n1', text: '', rev: 1 }, origin);

    await deliver(recipient, aDelivery(event));

    expect(lines).toMatchObject([
      {
        msg: 'a message was put aside',
        ...{ correlationId: 'request-7', eventId: event.id, marketplaceId: 'mkt_a', reason: 'PARKED' },
        deadLetter: expect.stringMatching(/^ded_/) as unknown,
      },
    ]);
  });

  it('finds a message again that is no envelope', async () => {
    await deliver(recipient, aDelivery({ nothing: true }));

    expect(lines).toMatchObject([
      { correlationId: 'task-runtime-12', marketplaceId: 'mkt_a', reason: 'REFUSED' },
    ]);
  });
});

function aDelivery(body: unknown) {
  const parcel = {
    producer: 'runtime',
    outboxId: '12',
    marketplaceId: 'mkt_a',
    name: 'runtime.note.invented',
    body,
  };
  return { queue: 'runtime-events', last: false, parcel };
}

function logInto(into: () => Record<string, unknown>[]) {
  const write = (chunk: unknown, _encoding: string, done: () => void) => {
    into().push(z.record(z.string(), z.unknown()).parse(JSON.parse(String(chunk))));
    done();
  };
  return pino({ level: 'info' }, new Writable({ write }));
}

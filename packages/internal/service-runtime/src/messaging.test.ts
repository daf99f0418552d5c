import { openBus } from '@guildhall/messaging';
import { testStores, until } from '@guildhall/testing';
import { startWorker } from './start-worker.ts';
import {
  aNoteEnvironment,
  anyone,
  events,
  noteService,
  nothingHeard,
  slowTask,
  type Heard,
  type NoteContext,
} from './testing/note-service.ts';
import { openUnitOfWork, type UnitOfWork } from './unit-of-work.ts';

describe.each(testStores())('messages carried by $name', ({ open }) => {
  let world: Awaited<ReturnType<typeof aNoteEnvironment>>;
  let store: Awaited<ReturnType<typeof open>>;
  let heard: Heard;
  let units: UnitOfWork<NoteContext>;
  let worker: { close(): Promise<void> };

  beforeAll(async () => {
    store = await open();
    world = await aNoteEnvironment(store.url);
    heard = nothingHeard();
    const service = noteService(heard);
    const bus = await openBus(world.env.busUrl, fail);
    units = openUnitOfWork({
      service: 'runtime',
      bus,
      database: service.openDatabase(world.env.databaseUrl),
      contextOf: (unit) => unit,
    });
    worker = await startWorker(service, world.env);
    closers.push(() => bus.close());
  }, 30_000);
  const closers: (() => Promise<void>)[] = [];
  afterAll(async () => {
    await worker.close();
    await units.close();
    for (const close of closers) await close();
    await world.drop();
    await store.stop();
  });
  afterEach(() => {
    heard.before = () => undefined;
  });

  it('an event reaches its consumer, and its producer learns that', async () => {
    await say('noteChanged', { id: 'a1', text: 'hello', rev: 1 });

    await until('heard', () => heard.events.some(({ id }) => id === 'a1'));
    await until('acknowledged', async () => (await openRows('a1')) === 0);
    expect(heard.events.filter(({ id }) => id === 'a1')).toHaveLength(1);
  });

  it('what was undone is never heard of', async () => {
    const broken = units.run(anyone('mkt_a'), async (ctx) => {
      await publish(ctx, 'noteChanged', { id: 'a2', text: 'undone', rev: 1 });
      throw new Error('undo');
    });

    await expect(broken).rejects.toThrow('undo');
    await say('noteChanged', { id: 'a3', text: 'after', rev: 1 });
    await until('heard', () => heard.events.some(({ id }) => id === 'a3'));
    expect(heard.events.filter(({ id }) => id === 'a2')).toEqual([]);
  });

  it('a message that the queue lost leaves again, and one that comes twice acts once', async () => {
    await say('noteChanged', { id: 'a4', text: 'lost', rev: 1 });
    await until('acknowledged', async () => (await openRows('a4')) === 0);

    // As if neither the job's end nor the acknowledgement had been heard of.
    await world.admin.query(
      "UPDATE outbox SET handled_at = NULL, retry_at = now() WHERE body->'payload'->>'id' = 'a4'",
    );
    await until('sent again', async () => (await attempts('a4')) > 0 && (await openRows('a4')) === 0);

    expect(heard.events.filter(({ id }) => id === 'a4')).toHaveLength(1);
  });

  it('late news does not overwrite newer news', async () => {
    await say('noteChanged', { id: 'a5', text: 'new', rev: 2 });
    await until('heard', () => heard.events.some(({ id }) => id === 'a5'));
    await say('noteChanged', { id: 'a5', text: 'old', rev: 1 });
    await until('heard both', () => heard.events.filter(({ id }) => id === 'a5').length === 2);

    const { rows } = await world.admin.query("SELECT text, rev FROM note WHERE id = 'a5'");
    expect(rows).toEqual([{ text: 'new', rev: 2 }]);
  });

  it('an unknown event is parked and a misshapen one refused, without holding up the next', async () => {
    await say('unheardOf', { id: 'a6', text: '', rev: 1 });
    await units.run(anyone('mkt_a'), (ctx) =>
      ctx.outbox.publish(events.shapeless, { type: 'note', id: 'a7', rev: 1 }, {}),
    );
    await say('noteChanged', { id: 'a8', text: 'next', rev: 1 });

    await until('heard', () => heard.events.some(({ id }) => id === 'a8'));
    await until('put aside', async () => (await deadLetters()).length === 2);
    expect(await deadLetters()).toEqual(
      expect.arrayContaining(['runtime.note.invented PARKED', 'runtime.note.changed REFUSED']),
    );
  });

  it('a message that fails every time is put aside, and comes back when it is replayed', async () => {
    heard.before = (id) => {
      if (id === 'a9') throw new Error('not today');
    };
    await say('noteChanged', { id: 'a9', text: 'stubborn', rev: 1 });
    await until(
      'put aside',
      async () => (await deadLetters()).includes('runtime.note.changed EXHAUSTED'),
      20_000,
    );

    heard.before = () => undefined;
    const { rows } = await world.admin.query<{ id: string }>(
      "SELECT id FROM dead_letter WHERE reason = 'EXHAUSTED'",
    );
    const { replay } = await import('@guildhall/messaging');
    const raised = await units.run(anyone('mkt_a'), ({ tx }) => replay(tx, 'mkt_a', rows[0]?.id ?? ''));

    expect(raised).toBe(true);
    await until('heard', () => heard.events.some(({ id }) => id === 'a9'));
  }, 40_000);

  it('the urgent lane overtakes a flood', async () => {
    await units.run(anyone('mkt_flood'), async (ctx) => {
      for (let count = 0; count < 400; count++)
        await publish(ctx, 'noteChanged', { id: `f${count}`, text: '', rev: 1 });
    });
    await say('noteAlarmed', { id: 'u1', text: 'fire', rev: 1 });

    await until('heard', () => heard.urgent.some(({ id }) => id === 'u1'), 3_000);
    const before = heard.events.filter(({ id }) => id.startsWith('f')).length;
    expect(before).toBeLessThan(400);
    await until(
      'flood drained',
      () => heard.events.filter(({ id }) => id.startsWith('f')).length === 400,
      30_000,
    );
  }, 40_000);

  it('one marketplace does not make another wait behind its whole backlog', async () => {
    await units.run(anyone('mkt_big'), async (ctx) => {
      for (let count = 0; count < 60; count++) await ctx.outbox.enqueue(slowTask, { id: `big${count}` });
    });
    await units.run(anyone('mkt_small'), (ctx) => ctx.outbox.enqueue(slowTask, { id: 'small' }));

    await until('small heard', () => heard.tasks.includes('small'));
    expect(heard.tasks.indexOf('small')).toBeLessThan(20);
    await until('all heard', () => heard.tasks.length === 61, 30_000);
  }, 40_000);

  it('a due row acts once, and comes again when it failed', async () => {
    let failures = 1;
    heard.before = (id) => {
      if (id === 'd2' && failures-- > 0) throw new Error('try later');
    };
    await units.run(anyone('mkt_a'), async (ctx) => {
      for (const id of ['d1', 'd2']) await ctx.due.schedule('remind', id, 1, ctx.now);
      await ctx.due.schedule('remind', 'd3', 1, new Date(Date.now() + 3_600_000));
    });

    await until('both due', () => heard.due.includes('d1') && heard.due.includes('d2'));
    expect(heard.due.filter((id) => id === 'd1')).toHaveLength(1);
    expect(heard.due).not.toContain('d3');
  });

  async function say(
    event: 'noteChanged' | 'noteAlarmed' | 'unheardOf',
    state: { id: string; text: string; rev: number },
  ) {
    await units.run(anyone('mkt_a'), (ctx) => publish(ctx, event, state));
  }

  function publish(
    ctx: NoteContext,
    event: 'noteChanged' | 'noteAlarmed' | 'unheardOf',
    state: { id: string; text: string; rev: number },
  ) {
    return ctx.outbox.publish(events[event], { type: 'note', id: state.id, rev: state.rev }, state);
  }

  async function openRows(id: string): Promise<number> {
    const { rowCount } = await world.admin.query(
      "SELECT 1 FROM outbox WHERE body->'payload'->>'id' = $1 AND handled_at IS NULL",
      [id],
    );
    return rowCount ?? 0;
  }

  async function attempts(id: string): Promise<number> {
    const { rows } = await world.admin.query<{ attempt: number }>(
      "SELECT attempt FROM outbox WHERE body->'payload'->>'id' = $1",
      [id],
    );
    return rows[0]?.attempt ?? 0;
  }

  async function deadLetters(): Promise<string[]> {
    const { rows } = await world.admin.query<{ entry: string }>(
      "SELECT name || ' ' || reason AS entry FROM dead_letter",
    );
    return rows.map(({ entry }) => entry);
  }
});

function fail(error: Error): never {
  throw error;
}

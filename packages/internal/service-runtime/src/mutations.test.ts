import { conflict, err, ok, type Result } from '@guildhall/kernel';
import { openBus } from '@guildhall/messaging';
import {
  aNoteEnvironment,
  anyone,
  noteService,
  nothingHeard,
  type NoteContext,
} from './testing/note-service.ts';
import { auditDigest, type AuditRow } from './audit-digest.ts';
import { openUnitOfWork, type UnitOfWork } from './unit-of-work.ts';

let world: Awaited<ReturnType<typeof aNoteEnvironment>>;
let units: UnitOfWork<NoteContext>;
let closeBus: () => Promise<void>;

beforeAll(async () => {
  world = await aNoteEnvironment(process.env['TEST_POSTGRES_URL'] ?? '');
  const bus = await openBus(world.env.busUrl, () => undefined);
  closeBus = () => bus.close();
  const database = noteService(nothingHeard()).openDatabase(world.env.databaseUrl);
  units = openUnitOfWork({ service: 'runtime', bus, database, contextOf: (unit) => unit });
});
afterAll(async () => {
  await units.close();
  await closeBus();
  await world.drop();
});

describe('a mutation', () => {
  it('that returns an error leaves nothing behind, and the next of the same request still counts', async () => {
    await units.run(anyone('mkt_1'), async (ctx) => {
      await write(ctx, { id: 'undone' }, () => err({ code: 'NO', message: 'no' }));
      await write(ctx, { id: 'done' });
    });

    expect(await notes()).toEqual(['done']);
  });

  it('with a key is done once, and its answer, dates and all, is given again', async () => {
    const at = new Date('2026-01-02T03:04:05.678Z');
    const first = await inOwn((ctx) =>
      write(ctx, { id: 'k1', idempotencyKey: 'key-1' }, () => ok({ at, id: 'k1' })),
    );
    const again = await inOwn((ctx) =>
      write(ctx, { id: 'k1', idempotencyKey: 'key-1' }, () => ok({ at: new Date(0), id: 'other' })),
    );

    expect(first).toEqual(ok({ at, id: 'k1' }));
    expect(again).toEqual(first);
  });

  it('refuses a key that was used for other input', async () => {
    await inOwn((ctx) => write(ctx, { id: 'k2', idempotencyKey: 'key-2' }));
    const other = await inOwn((ctx) => write(ctx, { id: 'k3', idempotencyKey: 'key-2' }));

    expect(other).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_CONFLICT' } });
    expect(await notes()).not.toContain('k3');
  });

  it('may be tried again with the same key after an error', async () => {
    await inOwn((ctx) =>
      write(ctx, { id: 'k4', idempotencyKey: 'key-4' }, () => err({ code: 'NO', message: 'no' })),
    );
    const again = await inOwn((ctx) => write(ctx, { id: 'k4', idempotencyKey: 'key-4' }));

    expect(again).toEqual(ok({ id: 'k4' }));
  });

  it.each([
    ['names the revision where one was given', { expectedRev: 1 }, ['expectedRev']],
    ['names no field where none was given', {}, undefined],
  ])('that comes too late %s', async (_what, given, field) => {
    const late = await inOwn((ctx) => write(ctx, { id: 'k7', ...given }, () => conflict('note', 2)));

    expect(late).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
    expect(late.ok || late.error.field).toEqual(field);
  });

  it('sent ten times at once is done once', async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, () => inOwn((ctx) => write(ctx, { id: 'k5', idempotencyKey: 'key-5' }))),
    );

    expect(results).toEqual(Array.from({ length: 10 }, () => ok({ id: 'k5' })));
    expect((await notes()).filter((id) => id === 'k5')).toHaveLength(1);
  });

  it('shares no keys between marketplaces', async () => {
    await inOwn((ctx) => write(ctx, { id: 'k6', idempotencyKey: 'key-6' }));
    const elsewhere = await units.run(anyone('mkt_2'), (ctx) =>
      write(ctx, { id: 'k7', idempotencyKey: 'key-6' }),
    );

    expect(elsewhere).toEqual(ok({ id: 'k7' }));
  });
});

describe('an audit row', () => {
  it('is written with the change, under the actor’s surrogate, with a digest of its own', async () => {
    await inOwn(async (ctx) => {
      for (const action of ['note.write', 'note.erase'])
        await ctx.audit.write({
          action,
          subject: { type: 'note', id: 'n', rev: 1 },
          detail: { why: 'test' },
        });
    });

    const { rows } = await world.admin.query<{ actor_id: string; digest: string }>(
      'SELECT actor_id, digest FROM audit_entry',
    );
    expect(rows.map(({ actor_id }) => actor_id)).toEqual(['act_system', 'act_system']);
    expect(new Set(rows.map(({ digest }) => digest)).size).toBe(2);
  });

  it('has the digest of what it says, and of nothing else', async () => {
    const detail = { why: 'test', b: { z: 1, a: [{ d: null, c: 1.5 }] }, at: new Date(0), gone: undefined };
    await inOwn((ctx) =>
      ctx.audit.write({ action: 'note.read', subject: { type: 'note', id: 'n' }, detail }),
    );

    const { rows } = await world.admin.query<AuditRow & { digest: string }>(
      `SELECT marketplace_id AS "marketplaceId", id, at, actor_id AS "actorId", action, subject_type AS "subjectType",
         subject_id AS "subjectId", rev, request_id AS "requestId", body, digest FROM audit_entry WHERE action = 'note.read'`,
    );
    const [row] = rows;
    if (!row) throw new Error('nothing was written');
    expect(auditDigest(row)).toBe(row.digest);
    const others: Partial<AuditRow>[] = [
      ...[{ marketplaceId: 'mkt_2' }, { id: 'x' }, { at: new Date(1) }, { actorId: 'x' }, { action: 'x' }],
      ...[{ subjectType: 'x' }, { subjectId: 'x' }, { rev: 0 }, { requestId: 'x' }, { body: { why: 'tes' } }],
    ];
    for (const other of others) expect(auditDigest({ ...row, ...other })).not.toBe(row.digest);
  });
});

function inOwn<T>(work: (ctx: NoteContext) => Promise<T>): Promise<T> {
  return units.run(anyone('mkt_1'), work);
}

/** Writes a note, then ends as told. */
function write<T>(
  ctx: NoteContext,
  input: { id: string; idempotencyKey?: string },
  end: () => Result<T | { id: string }> = () => ok({ id: input.id }),
): Promise<Result<T | { id: string }>> {
  return ctx.mutations.run('write', input, async () => {
    await ctx.tx.$executeRaw`
      INSERT INTO note (marketplace_id, id, text, rev) VALUES (${ctx.session.marketplaceId}, ${input.id}, '', 1)`;
    return end();
  });
}

async function notes(): Promise<string[]> {
  const { rows } = await world.admin.query<{ id: string }>('SELECT id FROM note ORDER BY id');
  return rows.map(({ id }) => id);
}

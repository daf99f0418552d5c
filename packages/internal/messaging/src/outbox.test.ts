import { z } from 'zod';
import { defineEvent, queueOf } from './event.ts';
import { envelope, MAX_ENVELOPE_BYTES } from './envelope.ts';
import { outboxOf, wrap } from './outbox.ts';
import type { RawSql } from './raw-sql.ts';

const state = z.object({ text: z.string() });
const changed = defineEvent({ name: 'catalog.note.changed', consumers: ['forge', 'governance'], state });
const alarmed = defineEvent({ name: 'catalog.note.alarmed', consumers: ['forge'], urgent: true, state });
const origin = { marketplaceId: 'mkt_1', actorId: 'act_1', correlationId: 'r1', causationId: null };
const aggregate = { type: 'note', id: 'n1', rev: 3 };

describe('the outbox', () => {
  it('writes one row for each consumer, under one event id', async () => {
    const { tx, rows } = aTransaction();

    await outboxOf(tx, origin).publish(changed, aggregate, { text: 'hello' });

    expect(rows.map(([marketplaceId, , queue, name]) => [marketplaceId, queue, name])).toEqual([
      ['mkt_1', 'forge-events', 'catalog.note.changed'],
      ['mkt_1', 'governance-events', 'catalog.note.changed'],
    ]);
    expect(new Set(rows.map(([, eventId]) => eventId)).size).toBe(1);
  });

  it('refuses a state that no queue should carry, and writes nothing of it', async () => {
    const { tx, rows } = aTransaction();

    const published = outboxOf(tx, origin).publish(changed, aggregate, {
      text: 'x'.repeat(MAX_ENVELOPE_BYTES),
    });

    await expect(published).rejects.toThrow('larger than 65536 bytes');
    expect(rows).toEqual([]);
  });
});

describe('an event', () => {
  it('travels in the reserved lane when it is urgent', () => {
    expect([queueOf(changed, 'forge'), queueOf(alarmed, 'forge')]).toEqual(['forge-events', 'forge-urgent']);
  });

  it('is an envelope that its reader accepts', () => {
    const wrapped = wrap(changed, aggregate, { text: 'hello' }, { ...origin, causationId: 'evt_1' });

    expect(envelope.parse(JSON.parse(JSON.stringify(wrapped)))).toEqual(wrapped);
    expect(wrapped).toMatchObject({
      aggregate,
      actorId: 'act_1',
      causationId: 'evt_1',
      payload: { text: 'hello' },
    });
  });
});

function aTransaction() {
  const rows: unknown[][] = [];
  const tx: RawSql = {
    $executeRaw: (_query, ...values) => {
      rows.push(values);
      return Promise.resolve(1);
    },
    $queryRaw: () => Promise.reject(new Error('nothing is read')),
  };
  return { tx, rows };
}

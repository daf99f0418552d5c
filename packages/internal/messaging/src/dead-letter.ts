import { newId } from '@guildhall/kernel';
import type { RawSql } from './raw-sql.ts';

/** Why a message was put aside. PARKED ones wait for an upgrade; the others for a person. */
export type DeadReason = 'PARKED' | 'REFUSED' | 'EXHAUSTED';

export interface DeadMessage {
  queue: string;
  name: string;
  reason: DeadReason;
  error: string;
  body: unknown;
}

export async function bury(tx: RawSql, marketplaceId: string, message: DeadMessage): Promise<string> {
  const id = newId('deadLetter');
  await tx.$executeRaw`
    INSERT INTO dead_letter (marketplace_id, id, queue, name, reason, error, body)
    VALUES (${marketplaceId}, ${id}, ${message.queue}, ${message.name}, ${message.reason},
            ${message.error.slice(0, 2_000)}, ${JSON.stringify(message.body)}::jsonb)`;
  return id;
}

/** Puts a dead message back on its way, once. False when there is none of that id, or it was replayed already. */
export async function replay(tx: RawSql, marketplaceId: string, id: string): Promise<boolean> {
  const moved = await tx.$executeRaw`
    WITH raised AS (
      UPDATE dead_letter SET replayed_at = now()
      WHERE marketplace_id = ${marketplaceId} AND id = ${id} AND replayed_at IS NULL
      RETURNING queue, name, body)
    INSERT INTO outbox (marketplace_id, event_id, queue, name, body)
    SELECT ${marketplaceId}, ${id}, queue, name, body FROM raised`;
  return moved === 1;
}

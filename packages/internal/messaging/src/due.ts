import { newId } from '@guildhall/kernel';
import type { RawSql } from './raw-sql.ts';

/** Timers as rows: what is to happen, when, and to which revision of what. */
export interface DueRows {
  /** Replaces an earlier row of this kind for the same subject. */
  schedule(kind: string, subjectId: string, rev: number, at: Date): Promise<void>;
  cancel(kind: string, subjectId: string): Promise<void>;
}

export interface DueRow {
  id: string;
  kind: string;
  subjectId: string;
  rev: number;
}

export function dueRowsOf(tx: RawSql, marketplaceId: string): DueRows {
  return {
    async schedule(kind, subjectId, rev, at) {
      await tx.$executeRaw`
        INSERT INTO due (marketplace_id, id, kind, subject_id, rev, at)
        VALUES (${marketplaceId}, ${newId('due')}, ${kind}, ${subjectId}, ${rev}, ${at})
        ON CONFLICT (marketplace_id, kind, subject_id)
        DO UPDATE SET rev = excluded.rev, at = excluded.at, attempts = 0`;
    },
    async cancel(kind, subjectId) {
      await tx.$executeRaw`
        DELETE FROM due WHERE marketplace_id = ${marketplaceId} AND kind = ${kind} AND subject_id = ${subjectId}`;
    },
  };
}

/** Takes a due row out of the table if nobody else has; its effect belongs in the same transaction. */
export async function claimDue(tx: RawSql, marketplaceId: string, id: string): Promise<DueRow | null> {
  const rows = await tx.$queryRaw<DueRow[]>`
    DELETE FROM due WHERE marketplace_id = ${marketplaceId} AND id = ${id} AND at <= now()
    RETURNING id, kind, subject_id AS "subjectId", rev`;
  return rows[0] ?? null;
}

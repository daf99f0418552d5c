import type { Tx } from '../../database.ts';

/** All installations of the marketplace together. */
export const EVERYTHING = '*';
/** Milliseconds of processor time of all of them. */
export const PROCESSOR = '*cpu';

export interface InvocationCounts {
  /** Counts one more for this minute; false, and uncounted, when the minute is used up. */
  take(subject: string, limit: number, now: Date): Promise<boolean>;
  /** Counts what has been used already, beyond any limit. */
  spend(subject: string, amount: number, now: Date): Promise<void>;
  /** How many this minute, by subject. */
  of(subjects: readonly string[], now: Date): Promise<Map<string, number>>;
}

export function invocationCounts(tx: Tx, marketplaceId: string): InvocationCounts {
  return {
    async take(subject, limit, now) {
      const minute = minuteOf(now);
      const taken = await tx.$executeRaw`
        INSERT INTO invocation_count AS counted (marketplace_id, subject, minute, count)
        VALUES (${marketplaceId}, ${subject}, ${minute}, 1)
        ON CONFLICT (marketplace_id, subject) DO UPDATE
        SET minute = excluded.minute,
            count = CASE WHEN counted.minute = excluded.minute THEN counted.count + 1 ELSE 1 END
        WHERE counted.minute <> excluded.minute OR counted.count < ${limit}`;
      return taken === 1;
    },
    async spend(subject, amount, now) {
      const minute = minuteOf(now);
      await tx.$executeRaw`
        INSERT INTO invocation_count AS counted (marketplace_id, subject, minute, count)
        VALUES (${marketplaceId}, ${subject}, ${minute}, ${amount})
        ON CONFLICT (marketplace_id, subject) DO UPDATE
        SET minute = excluded.minute,
            count = CASE WHEN counted.minute = excluded.minute THEN counted.count + ${amount} ELSE ${amount} END`;
    },
    async of(subjects, now) {
      const rows = await tx.invocationCount.findMany({
        where: { marketplaceId, subject: { in: [...subjects] }, minute: minuteOf(now) },
      });
      return new Map(rows.map(({ subject, count }) => [subject, count]));
    },
  };
}

function minuteOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000);
}

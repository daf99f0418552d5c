import type { Tx } from '../../database.ts';

export interface EgressUsageRepository {
  /** What was moved on this day, in bytes; locked until the end of the transaction, so that others wait. */
  lock(subject: string, day: Date): Promise<number>;
  add(subject: string, bytes: number): Promise<void>;
  /** Takes back what was counted on a day; once another has begun, there is nothing to take back. */
  giveBack(subject: string, day: Date, bytes: number): Promise<void>;
  /** What was moved on this day, by subject. */
  of(subjects: readonly string[], day: Date): Promise<Map<string, number>>;
}

export function egressUsageRepository(tx: Tx, marketplaceId: string): EgressUsageRepository {
  return {
    async lock(subject, day) {
      const rows = await tx.$queryRaw<{ bytes: number }[]>`
        INSERT INTO egress_usage AS used (marketplace_id, subject, day, bytes)
        VALUES (${marketplaceId}, ${subject}, ${day}, 0)
        ON CONFLICT (marketplace_id, subject) DO UPDATE
        SET day = excluded.day, bytes = CASE WHEN used.day = excluded.day THEN used.bytes ELSE 0 END
        RETURNING bytes::float8 AS bytes`;
      return rows[0]?.bytes ?? 0;
    },
    async add(subject, bytes) {
      await tx.$executeRaw`
        UPDATE egress_usage SET bytes = bytes + ${bytes}
        WHERE marketplace_id = ${marketplaceId} AND subject = ${subject}`;
    },
    async giveBack(subject, day, bytes) {
      await tx.$executeRaw`
        UPDATE egress_usage SET bytes = greatest(0, bytes - ${bytes})
        WHERE marketplace_id = ${marketplaceId} AND subject = ${subject} AND day = ${day}`;
    },
    async of(subjects, day) {
      const rows = await tx.egressUsage.findMany({
        where: { marketplaceId, subject: { in: [...subjects] }, day },
      });
      return new Map(rows.map(({ subject, bytes }) => [subject, Number(bytes)]));
    },
  };
}

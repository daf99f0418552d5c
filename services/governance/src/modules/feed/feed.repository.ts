import type { Tx } from '../../database.ts';

export type FeedRepository = ReturnType<typeof feedRepository>;

export interface StoredEntry {
  seq: number;
  jws: string;
}

/** The restriction feed of one marketplace: signed, gapless, strictly increasing (I14). */
export function feedRepository(tx: Tx, marketplaceId: string) {
  return {
    /** Begins the feed at 0. */
    open: () => tx.$executeRaw`
      INSERT INTO feed_head (marketplace_id, seq) VALUES (${marketplaceId}, 0) ON CONFLICT DO NOTHING`,

    /**
     * The next number. Its row stays locked until the transaction ends, so entries commit in the order of their
     * numbers; an undone transaction gives its number back.
     */
    async next(): Promise<number> {
      const rows = await tx.$queryRaw<[{ seq: number }]>`
        INSERT INTO feed_head (marketplace_id, seq) VALUES (${marketplaceId}, 1)
        ON CONFLICT (marketplace_id) DO UPDATE SET seq = feed_head.seq + 1 RETURNING seq`;
      return rows[0].seq;
    },

    async head(): Promise<number> {
      const head = await tx.feedHead.findUnique({ where: { marketplaceId } });
      return head?.seq ?? 0;
    },

    async append(entry: StoredEntry & { restrictionId: string; at: Date }): Promise<void> {
      await tx.feedEntry.create({ data: { marketplaceId, ...entry } });
    },

    after: (seq: number, take: number): Promise<StoredEntry[]> =>
      tx.feedEntry.findMany({
        where: { marketplaceId, seq: { gt: seq } },
        orderBy: { seq: 'asc' },
        take,
        select: { seq: true, jws: true },
      }),

    /** Notes that a service has applied everything up to an entry; the first to say so counts. */
    noteApplied: (service: string, seq: number) => tx.$executeRaw`
      INSERT INTO feed_applied (marketplace_id, service, seq, at)
      VALUES (${marketplaceId}, ${service}, ${seq}, clock_timestamp()) ON CONFLICT DO NOTHING`,

    /** When a service had applied an entry, as far as we heard. */
    async appliedAt(service: string, seq: number): Promise<Date | null> {
      const { _min } = await tx.feedApplied.aggregate({
        where: { marketplaceId, service, seq: { gte: seq } },
        _min: { at: true },
      });
      return _min.at;
    },
  };
}

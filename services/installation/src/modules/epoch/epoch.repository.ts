import type { Tx } from '../../database.ts';
import type { Place } from '../place/place.ts';

/** How far a marketplace has come: changes of what the resolver reads, and feed entries applied. */
export interface Progress {
  epoch: number;
  feedSeq: number;
}

export type EpochRepository = ReturnType<typeof epochRepository>;

/**
 * Every change of what the resolver reads gets the next number of its marketplace. A place's epoch is the last number
 * that counts for it: of a change that any page may show, or of one of its own organization or workspace.
 */
export function epochRepository(tx: Tx, marketplaceId: string) {
  return {
    /** Harmless when the row is there already. */
    async open(): Promise<void> {
      await tx.$executeRaw`INSERT INTO epoch (marketplace_id) VALUES (${marketplaceId}) ON CONFLICT DO NOTHING`;
    },
    /** How much of the restriction feed is applied. */
    async feedSeq(): Promise<number> {
      const row = await tx.epoch.findUnique({ where: { marketplaceId }, select: { feedSeq: true } });
      return row?.feedSeq ?? 0;
    },
    /** Waits for whoever else is changing what the resolver reads, until the end of the transaction. */
    async lock(): Promise<Progress> {
      await this.open();
      const rows = await tx.$queryRaw<Progress[]>`
        SELECT epoch, feed_seq AS "feedSeq" FROM epoch WHERE marketplace_id = ${marketplaceId} FOR UPDATE`;
      if (!rows[0]) throw new Error(`no epoch row for ${marketplaceId}`);
      return rows[0];
    },
    /** Gives the next number to a change that any page may show. */
    async bump(): Promise<number> {
      const rows = await tx.$queryRaw<{ epoch: number }[]>`
        INSERT INTO epoch (marketplace_id, epoch, wide) VALUES (${marketplaceId}, 2, 2)
        ON CONFLICT (marketplace_id) DO UPDATE SET epoch = epoch.epoch + 1, wide = epoch.epoch + 1 RETURNING epoch`;
      return rows[0]?.epoch ?? 0;
    },
    /**
     * Gives the next number to a change that only this place shows. Numbers are given under the marketplace's own row,
     * so they become visible in their order, and whoever changes several places waits for nobody in the middle.
     */
    async bumpAt({ host, organization, workspace }: Place): Promise<number> {
      const rows = await tx.$queryRaw<{ epoch: number }[]>`
        WITH given AS (
          INSERT INTO epoch (marketplace_id, epoch) VALUES (${marketplaceId}, 2)
          ON CONFLICT (marketplace_id) DO UPDATE SET epoch = epoch.epoch + 1 RETURNING epoch)
        INSERT INTO place_epoch (marketplace_id, host_key, organization, workspace, epoch)
        SELECT ${marketplaceId}, ${host}, ${organization}, ${workspace ?? ''}, given.epoch FROM given
        ON CONFLICT (marketplace_id, host_key, organization, workspace) DO UPDATE SET epoch = excluded.epoch
        RETURNING epoch`;
      return rows[0]?.epoch ?? 0;
    },
    /** Notes that a feed entry has arrived, and how far the feed is now applied without a gap. */
    async advance(seq: number): Promise<number> {
      await tx.$executeRaw`
        INSERT INTO feed_ahead (marketplace_id, seq)
        SELECT ${marketplaceId}, ${seq}::int FROM epoch
        WHERE marketplace_id = ${marketplaceId} AND feed_seq < ${seq}::int ON CONFLICT DO NOTHING`;
      // Consecutive numbers keep the same distance to their rank; the run that begins right after the head counts.
      const rows = await tx.$queryRaw<{ feed_seq: number }[]>`
        UPDATE epoch SET feed_seq = feed_seq + (
          SELECT count(*)::int FROM (
            SELECT seq, row_number() OVER (ORDER BY seq) AS place FROM feed_ahead
            WHERE marketplace_id = ${marketplaceId} AND seq > epoch.feed_seq) AS ahead
          WHERE ahead.seq = epoch.feed_seq + ahead.place)
        WHERE marketplace_id = ${marketplaceId} RETURNING feed_seq`;
      const head = rows[0]?.feed_seq ?? 0;
      await tx.$executeRaw`DELETE FROM feed_ahead WHERE marketplace_id = ${marketplaceId} AND seq <= ${head}`;
      return head;
    },
  };
}

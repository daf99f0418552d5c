import type { Tx } from '../../database.ts';
import { storedReasons } from '../../reason.ts';
import type { Trust } from './trust.ts';

export type TrustRepository = ReturnType<typeof trustRepository>;

export function trustRepository(tx: Tx, marketplaceId: string) {
  const read = ({ reasons, ...row }: { reasons: unknown } & Omit<Trust, 'reasons'>): Trust => ({
    ...row,
    reasons: storedReasons.parse(reasons),
  });
  return {
    async find(publisherId: string): Promise<Trust | null> {
      const row = await tx.trust.findUnique({
        where: { marketplaceId_publisherId: { marketplaceId, publisherId } },
      });
      return row && read(row);
    },

    async ofPublishers(ids: readonly string[]): Promise<Trust[]> {
      const rows = await tx.trust.findMany({ where: { marketplaceId, publisherId: { in: [...ids] } } });
      return rows.map(read);
    },

    async page(after: string, take: number): Promise<Trust[]> {
      const rows = await tx.trust.findMany({
        where: { marketplaceId, publisherId: { gt: after } },
        orderBy: { publisherId: 'asc' },
        take,
      });
      return rows.map(read);
    },

    /** False when there is an assessment already. */
    async add({ publisherId, tier, restricted, since, reasons, rev }: Trust): Promise<boolean> {
      const added = await tx.$executeRaw`
        INSERT INTO trust (marketplace_id, publisher_id, tier, restricted, since, reasons, rev)
        VALUES (${marketplaceId}, ${publisherId}, ${tier}, ${restricted}, ${since}, ${JSON.stringify(reasons)}::jsonb, ${rev})
        ON CONFLICT DO NOTHING`;
      return added === 1;
    },

    /** False when somebody changed it since it was read; `trust` is already the next revision. */
    async save({ publisherId, tier, restricted, since, reasons, rev }: Trust): Promise<boolean> {
      const saved = await tx.$executeRaw`
        UPDATE trust SET tier = ${tier}, restricted = ${restricted}, since = ${since},
               reasons = ${JSON.stringify(reasons)}::jsonb, rev = ${rev}
        WHERE marketplace_id = ${marketplaceId} AND publisher_id = ${publisherId} AND rev = ${rev - 1}`;
      return saved === 1;
    },
  };
}

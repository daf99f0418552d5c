import type { Tx } from '../../database.ts';
import type { Place } from '../place/place.ts';
import type { Slot, SlotConfiguration } from './slot.ts';
import { storedSlot } from './stored-slot.ts';

export type SlotRepository = ReturnType<typeof slotRepository>;

/** Revisions of slot configurations; the one without an end is what holds. */
export function slotRepository(tx: Tx, marketplaceId: string) {
  return {
    /** What holds, or at a past instant held, for an organization; workspaces share it. */
    async at({ host, organization }: Place, at: Date | null = null): Promise<SlotConfiguration[]> {
      const held =
        at === null
          ? { validTo: null }
          : { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] };
      const rows = await tx.slotConfiguration.findMany({
        where: { marketplaceId, hostKey: host, organization, ...held },
        orderBy: { extensionPoint: 'asc' },
      });
      return rows.map((row) => storedSlot.parse(row));
    },
    /** What holds, or else held last, for exactly this slot. */
    async newest({ host: hostKey, ...slot }: Slot): Promise<(SlotConfiguration & { holds: boolean }) | null> {
      const row = await tx.slotConfiguration.findFirst({
        where: { marketplaceId, hostKey, ...slot },
        orderBy: [{ validTo: { sort: 'desc', nulls: 'first' } }, { rev: 'desc' }],
      });
      return row && { ...storedSlot.parse(row), holds: row.validTo === null };
    },
    /** False when another revision holds by now. */
    async end({ id, rev }: SlotConfiguration, now: Date): Promise<boolean> {
      const { count } = await tx.slotConfiguration.updateMany({
        where: { marketplaceId, id, rev, validTo: null },
        data: { validTo: now },
      });
      return count === 1;
    },
    /** False when somebody was faster to begin one for the same slot. */
    async begin(slot: SlotConfiguration, byActor: string, now: Date): Promise<boolean> {
      const { id, rev, host, organization, extensionPoint, entries } = slot;
      const count = await tx.$executeRaw`
        INSERT INTO slot_configuration (marketplace_id, id, rev, host_key, organization, extension_point, entries,
          by_actor, valid_from)
        VALUES (${marketplaceId}, ${id}, ${rev}, ${host}, ${organization}, ${extensionPoint},
          ${JSON.stringify(entries)}::jsonb, ${byActor}, ${now}) ON CONFLICT DO NOTHING`;
      return count === 1;
    },
  };
}

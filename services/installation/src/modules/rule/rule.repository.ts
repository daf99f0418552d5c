import type { Tx } from '../../database.ts';
import type { Place } from '../place/place.ts';
import type { InstallRule, RuleAbout } from './rule.ts';
import { storedRule } from './stored-rule.ts';

export type RuleRepository = ReturnType<typeof ruleRepository>;

export function ruleRepository(tx: Tx, marketplaceId: string) {
  return {
    /** Rules that hold, or at a past instant held, in the organizations of these places and in their whole hosts. */
    async around(places: readonly Place[], at: Date | null = null): Promise<InstallRule[]> {
      const held =
        at === null
          ? { validTo: null }
          : { validFrom: { lte: at }, AND: { OR: [{ validTo: null }, { validTo: { gt: at } }] } };
      const rows = await tx.installRule.findMany({
        where: {
          marketplaceId,
          hostKey: { in: places.map(({ host }) => host) },
          OR: [
            { organization: null },
            { organization: { in: places.map(({ organization }) => organization) } },
          ],
          ...held,
        },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => storedRule.parse(row));
    },
    /** What holds, or else held last, at exactly this place about exactly this subject. */
    async newest({ host: hostKey, ...about }: RuleAbout): Promise<(InstallRule & { holds: boolean }) | null> {
      const row = await tx.installRule.findFirst({
        where: { marketplaceId, hostKey, ...about },
        orderBy: [{ validTo: { sort: 'desc', nulls: 'first' } }, { rev: 'desc' }],
      });
      return row && { ...storedRule.parse(row), holds: row.validTo === null };
    },
    /** Ends the revision that holds; false when it is no longer this one. */
    async end({ id, rev }: InstallRule, now: Date): Promise<boolean> {
      const { count } = await tx.installRule.updateMany({
        where: { marketplaceId, id, rev, validTo: null },
        data: { validTo: now },
      });
      return count === 1;
    },
    /** False when somebody was faster to begin one about the same. */
    async begin({ host, ...rule }: InstallRule, now: Date): Promise<boolean> {
      const data = [{ ...rule, marketplaceId, hostKey: host, validFrom: now }];
      const { count } = await tx.installRule.createMany({ data, skipDuplicates: true });
      return count === 1;
    },
  };
}

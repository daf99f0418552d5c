import type { Tx } from '../../database.ts';
import { CHECKS } from '../check/check.ts';
import { DEFAULT_PROFILE, INDISPENSABLE, type CheckSetting } from './check-profile.ts';

export interface CheckProfileRepository {
  /** Writes the default profile where there is none yet. */
  prepare(): Promise<void>;
  /** The checks to run, in their order. */
  enabled(): Promise<CheckSetting[]>;
}

export function checkProfileRepository(tx: Tx, marketplaceId: string): CheckProfileRepository {
  return {
    async prepare() {
      await tx.checkProfile.createMany({
        data: DEFAULT_PROFILE.map((setting) => ({ marketplaceId, enabled: true, ...setting })),
        skipDuplicates: true,
      });
    },
    async enabled() {
      const rows = new Map(
        (await tx.checkProfile.findMany({ where: { marketplaceId } })).map((row) => [row.name, row]),
      );
      return CHECKS.flatMap((name) => {
        const indispensable = INDISPENSABLE.includes(name);
        const { enabled, enforced, required } = rows.get(name) ?? {
          enabled: true,
          enforced: true,
          required: true,
        };
        if (!enabled && !indispensable) return [];
        return [{ name, enforced: enforced || indispensable, required: required || indispensable }];
      });
    },
  };
}

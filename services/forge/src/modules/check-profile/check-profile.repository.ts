import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { addRevision } from '../../revision/add-revision.ts';
import type { Stamp } from '../../revision/stamp.ts';
import {
  checkSetting,
  completed,
  STANDARD_CHECKS,
  type CheckProfileRow,
  type CheckSetting,
} from './check-profile.ts';

export interface CheckProfileRepository {
  newest(): Promise<CheckProfileRow>;
  /** The checks to run, in their order. */
  enabled(): Promise<CheckSetting[]>;
  /** False when somebody wrote this revision first. */
  add(profile: Pick<CheckProfileRow, 'checks'> & Stamp): Promise<boolean>;
}

/** Checks that were taken out of the product since are passed over. */
const stored = z
  .array(z.unknown())
  .transform((rows) => rows.map((row) => checkSetting.safeParse(row)).flatMap(({ data }) => data ?? []));

export function checkProfileRepository(tx: Tx, marketplaceId: string): CheckProfileRepository {
  async function newest(): Promise<CheckProfileRow> {
    const row = await tx.checkProfileRevision.findFirst({
      where: { marketplaceId },
      orderBy: { number: 'desc' },
    });
    if (!row) return { checks: STANDARD_CHECKS, since: null, actorId: null, rev: 0 };
    const { checks, validFrom: since, createdBy: actorId, number: rev } = row;
    return { checks: completed(stored.parse(checks)), since, actorId, rev };
  }

  return {
    newest,
    async enabled() {
      return (await newest()).checks.filter(({ enabled }) => enabled);
    },
    add: ({ checks, rev, actorId: createdBy, since: validFrom }) =>
      addRevision(tx.checkProfileRevision, {
        ...{ marketplaceId, number: rev, createdBy, validFrom },
        checks: [...checks],
      }),
  };
}

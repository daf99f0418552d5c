import type { Tx } from '../../database.ts';
import { addRevision } from '../../revision/add-revision.ts';
import type { Stamp } from '../../revision/stamp.ts';
import { NOTHING_SAID, type LicencePolicyRow } from './licence-policy.ts';

export interface LicencePolicyRepository {
  newest(): Promise<LicencePolicyRow>;
  /** The same as the analysis reads it. */
  inForce(): Promise<{ allow?: string[]; deny: string[] }>;
  /** False when somebody wrote this revision first. */
  add(policy: Pick<LicencePolicyRow, 'allow' | 'deny'> & Stamp): Promise<boolean>;
}

export function licencePolicyRepository(tx: Tx, marketplaceId: string): LicencePolicyRepository {
  async function newest(): Promise<LicencePolicyRow> {
    const row = await tx.licencePolicyRevision.findFirst({
      where: { marketplaceId },
      orderBy: { number: 'desc' },
    });
    if (!row) return NOTHING_SAID;
    const { allowsAll, allow, deny, validFrom: since, createdBy: actorId, number: rev } = row;
    return { allow: allowsAll ? null : allow, deny, since, actorId, rev };
  }

  return {
    newest,
    async inForce() {
      const { allow, deny } = await newest();
      return { ...(allow && { allow: [...allow] }), deny: [...deny] };
    },
    add: ({ allow, deny, rev, actorId: createdBy, since: validFrom }) =>
      addRevision(tx.licencePolicyRevision, {
        ...{ marketplaceId, number: rev, createdBy, validFrom },
        ...{ allowsAll: allow === null, allow: [...(allow ?? [])], deny: [...deny] },
      }),
  };
}

import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';

export type AuditRepository = ReturnType<typeof auditRepository>;
/** A row of the audit. @public to the generated resolver types */
export type AuditRow = Awaited<ReturnType<AuditRepository['list']>>[number];

/** Rows of the audit, for reading; they are written through the unit of work. */
export function auditRepository(tx: Tx, marketplaceId: string) {
  return {
    /** Newest first. */
    list: (subjectId: string | null, { limit, after }: Page) =>
      tx.auditEntry.findMany({
        where: {
          marketplaceId,
          ...(subjectId !== null && { subjectId }),
          ...(after !== null && { id: { lt: after } }),
        },
        orderBy: { id: 'desc' },
        take: limit,
      }),
  };
}

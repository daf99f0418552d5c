import type { Tx } from '../../database.ts';
import type { PageRequest } from '../../paging.ts';

export type AuditRepository = ReturnType<typeof auditRepository>;
/** A row of the audit. @public to the generated resolver types */
export type AuditRow = Awaited<ReturnType<AuditRepository['list']>>[number];

/** Rows of the audit, for reading; they are written through the unit of work. */
export function auditRepository(tx: Tx, marketplaceId: string) {
  return {
    /** Newest first, one more than asked for. */
    list: (subjectId: string | null, { first, after }: PageRequest<string>) =>
      tx.auditEntry.findMany({
        where: {
          marketplaceId,
          ...(subjectId !== null && { subjectId }),
          ...(after !== null && { id: { lt: after } }),
        },
        orderBy: { id: 'desc' },
        take: first + 1,
      }),
  };
}

import type { Session } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import type { RawSql } from '@guildhall/messaging';
import { auditDigest } from './audit-digest.ts';

export interface AuditNote {
  /** `<noun>.<verb>` */
  action: string;
  subject: { type: string; id: string; rev?: number };
  detail?: Record<string, unknown>;
}

/** One row per state change, in its transaction. Rows hold surrogates, never names. */
export interface Audit {
  write(note: AuditNote): Promise<void>;
}

export function auditOf(tx: RawSql, session: Session, now: Date): Audit {
  return {
    async write({ action, subject, detail = {} }) {
      const { marketplaceId, actorId, requestId } = session;
      const { type: subjectType, id: subjectId, rev = null } = subject;
      const id = newId('auditEntry');
      const body = JSON.stringify(detail);
      const said = { marketplaceId, id, at: now, actorId, action, subjectType, subjectId, rev, requestId };
      const digest = auditDigest({ ...said, body: JSON.parse(body) });
      await tx.$executeRaw`
        INSERT INTO audit_entry (marketplace_id, id, at, actor_id, action, subject_type, subject_id, rev, request_id, body, digest)
        VALUES (${marketplaceId}, ${id}, ${now}, ${actorId}, ${action}, ${subjectType}, ${subjectId},
                ${rev}, ${requestId}, ${body}::jsonb, ${digest})`;
    },
  };
}

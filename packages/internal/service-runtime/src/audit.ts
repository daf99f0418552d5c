import { createHash } from 'node:crypto';
import type { Session } from '@guildhall/authz';
import { newId } from '@guildhall/kernel';
import type { RawSql } from '@guildhall/messaging';

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
      const id = newId('auditEntry');
      const body = JSON.stringify(detail);
      const at = now.toISOString();
      // Length-free concatenation would let two rows share a digest: hash a JSON list.
      const digest = createHash('sha256')
        .update(
          JSON.stringify([
            marketplaceId,
            id,
            at,
            actorId,
            action,
            subject.type,
            subject.id,
            subject.rev ?? null,
            requestId,
            body,
          ]),
        )
        .digest('hex');
      await tx.$executeRaw`
        INSERT INTO audit_entry (marketplace_id, id, at, actor_id, action, subject_type, subject_id, rev, request_id, body, digest)
        VALUES (${marketplaceId}, ${id}, ${now}, ${actorId}, ${action}, ${subject.type}, ${subject.id},
                ${subject.rev ?? null}, ${requestId}, ${body}::jsonb, ${digest})`;
    },
  };
}

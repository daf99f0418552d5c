import { createHash } from 'node:crypto';

/** An audit row as it is stored. */
export interface AuditRow {
  marketplaceId: string;
  id: string;
  at: Date;
  actorId: string;
  action: string;
  subjectType: string;
  subjectId: string;
  rev: number | null;
  requestId: string;
  /** JSON. */
  body: unknown;
}

/** SHA-256 (hex) of everything a row says, so that whoever reads it later can tell whether it still says the same. */
export function auditDigest(row: AuditRow): string {
  const { marketplaceId, id, at, actorId, action, subjectType, subjectId, rev, requestId, body } = row;
  const said = [marketplaceId, id, at.toISOString(), actorId, action, subjectType, subjectId, rev, requestId];
  // A list: texts that are merely joined would let two rows share a digest.
  return createHash('sha256')
    .update(JSON.stringify([...said, body], inOrder))
    .digest('hex');
}

/** The database gives an object back with its names in another order. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

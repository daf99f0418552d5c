import { can } from '@guildhall/authz';
import type { Context } from '../../context.ts';

/** Which entries of an installation somebody may read, and how. */
export interface LogAccess {
  /** Only entries after this one. */
  fromSeq: number;
  /** Without what might be somebody's. */
  redacted: boolean;
}

/** All of it for those who look after the place; for the publisher's people what is shared with them; null for others. */
export async function logAccess(ctx: Context, installationId: string): Promise<LogAccess | null> {
  const { session, loaders, logSharing } = ctx;
  if (can(session, 'function:read') && (await loaders.reachable.load(installationId))) {
    return { fromSeq: 0, redacted: false };
  }
  if (!can(session, 'finding:read')) return null;
  const shared = await logSharing.openTo(session, installationId);
  return shared && { fromSeq: shared.fromSeq, redacted: true };
}

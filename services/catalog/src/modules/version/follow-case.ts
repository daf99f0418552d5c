import type { Context } from '../../context.ts';
import { must } from '../../must.ts';
import { moveVersion } from './move-version.ts';

/**
 * Moves a version in review between waiting for the reviewer and waiting for the publisher, as its case does.
 * It looks at the newest case known, so that news may come in any order; nothing else ever moves on a case.
 */
export async function followCase(ctx: Context, versionId: string): Promise<void> {
  const version = await ctx.versions.lock(versionId);
  if (version?.state !== 'IN_REVIEW' && version?.state !== 'CHANGES_REQUESTED') return;
  const open = await ctx.cases.openOf(versionId);
  const asked = open?.state === 'AWAITING_PUBLISHER';
  if (version.state === 'IN_REVIEW' && asked)
    must(
      await moveVersion(ctx, version, { event: 'requestChanges', by: 'system', reason: open.lastMessage }),
    );
  if (version.state === 'CHANGES_REQUESTED' && !asked)
    must(
      await moveVersion(ctx, version, {
        event: 'resume',
        by: 'system',
        changes: { dueAt: open?.dueAt ?? null },
      }),
    );
}

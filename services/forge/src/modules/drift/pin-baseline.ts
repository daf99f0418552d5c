import type { Context } from '../../context.ts';
import type { RunRow } from '../run/run.ts';

/** Fixes at submission what the version will be compared with, and who stands behind it. */
export async function pinBaseline(
  ctx: Context,
  run: Pick<RunRow, 'id' | 'versionId' | 'pluginId' | 'publisherId'>,
  submittedBy: string | null,
): Promise<void> {
  const { id: runId, versionId, pluginId, publisherId } = run;
  const signer = submittedBy === null ? null : await signerOf(ctx, publisherId, submittedBy);
  await ctx.drifts.pin({ runId, versionId, pluginId, signer });
}

/**
 * A member by their actor id, a key by `key` and its own: keys of builds that a plugin trusts act under one id, build
 * after build. Null while the publisher has not been heard of: then it is not known whether this is a member.
 */
async function signerOf(ctx: Context, publisherId: string, actorId: string): Promise<string | null> {
  const members = await ctx.drifts.membersOf(publisherId);
  if (!members) return null;
  return members.includes(actorId) ? actorId : `key ${actorId}`;
}

import { assertCan } from '@guildhall/authz';
import type { Actor, Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { VersionActionInput } from '../../generated/graphql.ts';
import { findActionableVersion } from './find-own-version.ts';
import { moveVersion } from './move-version.ts';
import type { Version } from './version.ts';

/** Kind of the due row that retries by itself. */
export const RETRY = 'version-retry';

/** Hands the same source to Forge again, after checks that could not finish. */
export async function retryVersionChecks(ctx: Context, input: VersionActionInput): Promise<Result<Version>> {
  assertCan(ctx.session, 'version:retry');
  const found = await findActionableVersion(ctx, input, 'version:readAny');
  if (!found.ok) return found;
  await ctx.due.cancel(RETRY, found.value.version.id);
  return runAgain(ctx, found.value.version, found.value.by);
}

/** The automatic retry. A version that moved on meanwhile is left alone. */
export async function retryByItself(ctx: Context, versionId: string, rev: number): Promise<void> {
  const version = await ctx.versions.lock(versionId);
  if (version?.state !== 'CHECK_ERROR' || version.rev !== rev) return;
  const retried = await runAgain(ctx, version, 'system');
  if (!retried.ok) throw new Error(retried.error.message);
}

function runAgain(ctx: Context, version: Version, by: Actor): Promise<Result<Version>> {
  const changes = { runAttempt: version.runAttempt + 1 };
  return moveVersion(ctx, version, { event: 'retryChecks', by, changes });
}

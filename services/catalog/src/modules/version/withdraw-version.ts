import { assertCan } from '@guildhall/authz';
import type { Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { VersionActionInput } from '../../generated/graphql.ts';
import { findOwnVersion } from './find-own-version.ts';
import { moveVersion } from './move-version.ts';
import { readReason } from './read-reason.ts';
import { RETRY } from './retry-version-checks.ts';
import type { Version } from './version.ts';

/** Takes back a version that is not published yet, for good (I5). Runs and reviews of it end. */
export async function withdrawVersion(ctx: Context, input: VersionActionInput): Promise<Result<Version>> {
  assertCan(ctx.session, 'version:withdraw');
  const found = await findOwnVersion(ctx, input);
  if (!found.ok) return found;
  const reason = readReason(input);
  if (!reason.ok) return reason;
  await ctx.due.cancel(RETRY, found.value.id);
  return moveVersion(ctx, found.value, { event: 'withdraw', by: 'publisher', reason: reason.value });
}

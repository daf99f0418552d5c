import type { RunConcludedState, RunStartedState } from '@guildhall/schema';
import { Refused } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { must } from '../../must.ts';
import { moveVersion } from './move-version.ts';
import { RETRY } from './retry-version-checks.ts';
import type { Version } from './version.ts';

const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 30_000;

/** Forge has begun. Late or repeated news finds the version elsewhere and changes nothing. */
export async function noteRunStarted(ctx: Context, run: RunStartedState): Promise<void> {
  const version = await ctx.versions.lock(run.versionId);
  if (version?.runAttempt !== run.attempt || version.state !== 'SUBMITTED') return;
  must(await moveVersion(ctx, version, { event: 'startChecks', by: 'system' }));
}

/** Forge is done: its facts go to governance, or something broke and is tried again. */
export async function noteRunConcluded(ctx: Context, run: RunConcludedState): Promise<void> {
  const version = await ctx.versions.lock(run.versionId);
  if (version?.runAttempt !== run.attempt) return;
  assertSameRelease(version, run);
  // The end may be heard of before the beginning.
  const checking =
    version.state === 'SUBMITTED'
      ? must(await moveVersion(ctx, version, { event: 'startChecks', by: 'system' }))
      : version;
  if (checking.state !== 'CHECKING') return;
  if (run.outcome === 'ERROR') return fail(ctx, checking, run.error ?? 'The checks could not be run.');
  const { release } = run;
  const changes = release ? { release, releaseDigest: release.releaseDigest } : {};
  must(await moveVersion(ctx, checking, { event: 'checksConcluded', by: 'system', changes }));
}

/** One version string names one release for ever (I7): a second, different one is no delivery problem. */
function assertSameRelease(version: Version, { release }: RunConcludedState): void {
  if (version.releaseDigest === null || !release || release.releaseDigest === version.releaseDigest) return;
  throw new Refused(`${version.id} was sealed as ${version.releaseDigest}, not ${release.releaseDigest}`);
}

async function fail(ctx: Context, version: Version, reason: string): Promise<void> {
  const { id, runAttempt } = version;
  const retryAt = new Date(ctx.now.getTime() + FIRST_PAUSE_MS * 2 ** (runAttempt - 1));
  const again = runAttempt < MAX_ATTEMPTS;
  const failed = must(
    await moveVersion(ctx, version, {
      event: 'checksFailed',
      by: 'system',
      reason,
      changes: { dueAt: again ? retryAt : null },
    }),
  );
  if (again) await ctx.due.schedule(RETRY, id, failed.rev, retryAt);
  else must(await moveVersion(ctx, failed, { event: 'escalate', by: 'system', reason }));
}

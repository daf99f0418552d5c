import { assertCan } from '@guildhall/authz';
import { invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { SubmitVersionInput } from '../../generated/graphql.ts';
import { STABLE } from '../plugin/channel.ts';
import { submittingBuild } from '../trusted-publisher/submitting-build.ts';
import { checkSubmittable } from './check-submittable.ts';
import { findOwnVersion } from './find-own-version.ts';
import { moveVersion } from './move-version.ts';
import { readUploadReceipt } from './read-upload-receipt.ts';
import { isPrerelease } from './version-string.ts';
import type { Version } from './version.ts';

/** Seals the uploaded source of a draft and hands it to Forge. From here on its bytes cannot change. */
export async function submitVersion(ctx: Context, input: SubmitVersionInput): Promise<Result<Version>> {
  assertCan(ctx.session, 'version:submit');
  const found = await findOwnVersion(ctx, input);
  if (!found.ok) return found;
  const version = found.value;
  const channel = checkChannel(input.channel ?? STABLE, version);
  if (!channel.ok) return channel;
  const receipt = await readUploadReceipt(ctx, input.uploadReceipt);
  if (!receipt.ok) return receipt;
  const sourceDigest = receipt.value.sha256;
  const free = await checkSubmittable(ctx, version, sourceDigest);
  if (!free.ok) return free;

  return moveVersion(ctx, version, {
    event: 'submit',
    by: 'publisher',
    changes: {
      sourceDigest,
      channel: channel.value,
      releaseMode: input.release ?? 'AUTO',
      runAttempt: 1,
      submittedBy: ctx.session.actorId,
      trustedPublisher: await submittingBuild(ctx, version.pluginId),
    },
  });
}

function checkChannel(channel: string, { versionString }: Version): Result<string> {
  if (channel !== STABLE) return invalid(`The only channel is ${STABLE}.`, 'channel');
  if (isPrerelease(versionString))
    return invalid(
      `${versionString} is a prerelease, which never reaches ${STABLE}; submit a release.`,
      'channel',
    );
  return ok(channel);
}

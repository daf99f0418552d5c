import { err, invalid, notFound, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { ReleasedVersion } from '../catalog/version.ts';
import { findCandidate, type Candidate } from './candidate.ts';
import { checkWishes } from './check-wishes.ts';
import { findChangeable, type InstallationAction } from './find-changeable.ts';
import type { Installation } from './installation.ts';
import { notInstallable } from './not-installable.ts';
import { grantsWith, recordConsent, recordOptionalConsent, type Wishes } from './record-consent.ts';
import { runnableOf } from './runnable-of.ts';

export interface ConsentToInstallation extends InstallationAction {
  /** What the consent screen showed. */
  permissionDigest: string;
  /** Optional permissions and origins that are granted too. */
  optional?: readonly string[] | null | undefined;
  /** Optional permissions and origins that are taken back. */
  takeBack?: readonly string[] | null | undefined;
}

/**
 * Agrees to what the waiting version asks for, exactly as it was shown; from then on it runs. With the digest of the
 * version that runs already, it is a change of mind about what that version optionally asks for.
 */
export async function consentToInstallation(
  ctx: Context,
  input: ConsentToInstallation,
): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:consent', 'consent');
  if (!found.ok) return found;
  const installation = found.value;
  const wishes = { optional: input.optional ?? [], takeBack: input.takeBack ?? [] };
  const [waiting, running] = await Promise.all([
    waitingFor(ctx, installation),
    installation.lock && ctx.load.version.load(installation.lock.versionId),
  ]);
  const shown = input.permissionDigest;
  if (waiting?.version.permissionDigest === shown)
    return consentToWaiting(ctx, installation, waiting, wishes);
  if (running?.permissionDigest === shown) return consentToRunning(ctx, installation, running, wishes);
  return waiting || running ? otherPermissions() : notFound('version that waits for consent');
}

async function waitingFor(
  ctx: Context,
  { pluginId, pendingVersionId, place, lock }: Installation,
): Promise<Candidate | null> {
  if (pendingVersionId === null) return null;
  const purpose = lock ? 'update' : 'install';
  return findCandidate(ctx, { pluginId, versionId: pendingVersionId, place, purpose });
}

function consentToWaiting(
  ctx: Context,
  installation: Installation,
  candidate: Candidate,
  wishes: Wishes,
): Promise<Result<Installation>> | Result<never> {
  // Asked again in this transaction: a restriction may have come between the screen and the click.
  if (!candidate.ok) return notInstallable(candidate.reasons);
  const checked = checkWishes(candidate.version.manifest, wishes);
  return checked.ok ? recordConsent(ctx, installation, candidate.version, wishes) : checked;
}

async function consentToRunning(
  ctx: Context,
  installation: Installation,
  version: ReleasedVersion,
  wishes: Wishes,
): Promise<Result<Installation>> {
  if (wishes.optional.length + wishes.takeBack.length === 0)
    return invalid('Name the optional permissions or origins to grant or to take back.', 'optional');
  const checked = checkWishes(version.manifest, wishes);
  if (!checked.ok) return checked;
  const held = [...installation.grants.permissions, ...installation.grants.origins];
  const wanted = grantsWith(version, installation.grants, wishes);
  const after = [...wanted.permissions, ...wanted.origins];
  const gains = after.some((name) => !held.includes(name));
  if (!gains && after.length === held.length) return ok(installation);
  // Taking back is always possible; giving more to what is stopped is not.
  const answer = gains ? await runnableOf(ctx, installation) : null;
  if (answer?.ok === false)
    return err({
      code: 'NOT_RUNNABLE',
      message: `Nothing more can be granted while this plugin does not run. ${answer.reasons.map(({ message }) => message).join(' ')}`,
    });
  return recordOptionalConsent(ctx, installation, version, wishes);
}

function otherPermissions(): Result<never> {
  return err({
    code: 'CONFLICT',
    message: 'The plugin now asks for something else than you were shown; read it again and decide anew.',
    field: ['permissionDigest'],
  });
}

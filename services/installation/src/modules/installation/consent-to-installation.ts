import { err, invalid, notFound, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { asksOf, type ReleasedVersion } from '../catalog/version.ts';
import { findCandidate } from './candidate.ts';
import { findChangeable, type InstallationAction } from './find-changeable.ts';
import type { Installation } from './installation.ts';
import { notInstallable } from './not-installable.ts';
import { recordConsent } from './record-consent.ts';

export interface ConsentToInstallation extends InstallationAction {
  /** What the consent screen showed. */
  permissionDigest: string;
  /** Optional permissions and origins that are granted too. */
  optional?: readonly string[] | null | undefined;
}

/** Agrees to what the waiting version asks for, exactly as it was shown; from then on it runs. */
export async function consentToInstallation(
  ctx: Context,
  input: ConsentToInstallation,
): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:consent', 'consent');
  if (!found.ok) return found;
  const installation = found.value;
  const { pluginId, pendingVersionId, place, lock } = installation;
  const purpose = lock ? 'update' : 'install';
  const candidate =
    pendingVersionId && (await findCandidate(ctx, { pluginId, versionId: pendingVersionId, place, purpose }));
  if (!candidate) return notFound('version that waits for consent');

  if (input.permissionDigest !== candidate.version.permissionDigest) return otherPermissions();
  // Asked again in this transaction: a restriction may have come between the screen and the click.
  if (!candidate.ok) return notInstallable(candidate.reasons);
  const optional = input.optional ?? [];
  const unknown = notAskedFor(candidate.version, optional);
  if (unknown !== undefined)
    return invalid(`"${unknown}" is nothing this version optionally asks for.`, 'optional');
  return recordConsent(ctx, installation, candidate.version, optional);
}

function notAskedFor({ manifest }: ReleasedVersion, names: readonly string[]): string | undefined {
  const { optional } = asksOf(manifest);
  return names.find((name) => !optional.permissions.includes(name) && !optional.origins.includes(name));
}

function otherPermissions(): Result<never> {
  return err({
    code: 'CONFLICT',
    message: 'The plugin now asks for something else than you were shown; read it again and decide anew.',
    field: ['permissionDigest'],
  });
}

import type { Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { optionalText } from '../../plain-text.ts';
import { changeInstallation } from './change-installation.ts';
import { findChangeable, type InstallationAction } from './find-changeable.ts';
import type { Installation } from './installation.ts';

/** Turns a plugin off until somebody turns it on again; nothing else ever does (I4). */
export async function disableInstallation(
  ctx: Context,
  input: InstallationAction,
): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:disable', 'disable');
  if (!found.ok) return found;
  const reason = optionalText(input.reason, 1_000, 'reason');
  if (!reason.ok) return reason;
  const changes = { state: 'DISABLED', pendingVersionId: null } as const;
  return changeInstallation(ctx, found.value, changes, { event: 'disable', reason: reason.value });
}

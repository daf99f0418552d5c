import type { Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { optionalText } from '../../plain-text.ts';
import { changeInstallation } from './change-installation.ts';
import { findChangeable, type InstallationAction } from './find-changeable.ts';
import type { Installation } from './installation.ts';
import { moveInstallation } from './move-installation.ts';

/** Turns a plugin on again, and lets it catch up with what its channel did meanwhile. */
export async function enableInstallation(
  ctx: Context,
  input: InstallationAction,
): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:enable', 'enable');
  if (!found.ok) return found;
  const reason = optionalText(input.reason, 1_000, 'reason');
  if (!reason.ok) return reason;
  const change = { event: 'enable', reason: reason.value };
  const enabled = await changeInstallation(ctx, found.value, { state: 'ACTIVE' }, change);
  if (!enabled.ok) return enabled;
  const head = await ctx.load.channelHead.load(enabled.value.pluginId);
  return head === null ? enabled : moveInstallation(ctx, enabled.value, head);
}

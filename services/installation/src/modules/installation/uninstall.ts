import type { Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { optionalText } from '../../plain-text.ts';
import { changeInstallation } from './change-installation.ts';
import { findChangeable, type InstallationAction } from './find-changeable.ts';
import type { Installation } from './installation.ts';

/** Takes a plugin away for good: lock, grants and secrets end, consents stay on record. */
export async function uninstall(ctx: Context, input: InstallationAction): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:uninstall', 'uninstall');
  if (!found.ok) return found;
  const reason = optionalText(input.reason, 1_000, 'reason');
  if (!reason.ok) return reason;
  const grants = { permissions: [], origins: [] };
  const changed = await changeInstallation(
    ctx,
    found.value,
    { state: 'UNINSTALLED', lock: null, pendingVersionId: null, grants, secrets: [] },
    { event: 'uninstall', reason: reason.value },
  );
  if (!changed.ok) return changed;
  await ctx.consents.end(changed.value.id, ctx.now);
  await ctx.consents.putGrants(changed.value, grants, null, ctx.now);
  await ctx.secrets.endAll(changed.value.id, ctx.now);
  return changed;
}

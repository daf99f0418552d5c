import { assertCan } from '@guildhall/authz';
import { err, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { findReachable } from '../installation/find-reachable.ts';
import type { InstallationRow } from '../installation/installation.ts';

/**
 * Lets the plugin's publisher read, from now on, what its functions write at one installation, or ends that. Asked
 * for what is so already, it changes nothing.
 */
export async function shareLogs(
  ctx: Context,
  { installationId, shared }: { installationId: string; shared: boolean },
): Promise<Result<InstallationRow>> {
  assertCan(ctx.session, 'installation:settings');
  const found = await findReachable(ctx, installationId);
  if (!found.ok) return found;
  const { id, state, rev } = found.value;
  if (shared && state === 'UNINSTALLED') {
    return err({
      code: 'CONFLICT',
      message: 'The plugin is not installed any more; there is nothing to share.',
    });
  }
  const changed = shared
    ? await ctx.logSharing.share(id, ctx.session.actorId, ctx.now)
    : await ctx.logSharing.end(id);
  if (changed) {
    const action = shared ? 'logs.share' : 'logs.withhold';
    await ctx.audit.write({ action, subject: { type: 'installation', id, rev } });
  }
  return found;
}

import { err, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { optionalText } from '../../plain-text.ts';
import { findChangeable, type InstallationAction } from '../installation/find-changeable.ts';
import type { Installation } from '../installation/installation.ts';
import { moveInstallation } from '../installation/move-installation.ts';
import { fallBack } from './fall-back.ts';
import { findFallback } from './find-fallback.ts';

/** Runs the older version that is offered while a restriction stops the installed one. */
export async function fallBackInstallation(
  ctx: Context,
  input: InstallationAction,
): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:update', 'fallBack');
  if (!found.ok) return found;
  const reason = optionalText(input.reason, 1_000, 'reason');
  if (!reason.ok) return reason;
  const choice = await findFallback(ctx, found.value);
  if (!choice) return nothingOlder();
  const moved = await fallBack(ctx, found.value, choice, reason.value);
  if (!moved.ok) return moved;
  // What waited for consent before is offered again.
  const head = await ctx.load.channelHead.load(moved.value.pluginId);
  return head === null ? moved : moveInstallation(ctx, moved.value, head);
}

function nothingOlder(): Result<never> {
  return err({
    code: 'NO_FALLBACK',
    message:
      'There is nothing to fall back to: no restriction stops this version, or no older one that ran here may run now.',
  });
}

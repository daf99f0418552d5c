import type { Context } from '../../context.ts';
import { asksOf } from '../catalog/version.ts';
import { findFallback } from '../fallback/find-fallback.ts';
import type { Installation } from './installation.ts';
import { installationLifecycle, type InstallationEvent } from './installation-lifecycle.ts';

type Guard = (ctx: Pick<Context, 'load' | 'now'>, installation: Installation) => Promise<boolean>;

/** Events that the table allows and that would still change nothing, or find nothing. */
const GUARDS: Partial<Record<InstallationEvent, Guard>> = {
  async consent(ctx, { state, lock }) {
    if (state !== 'ACTIVE' || !lock) return true;
    const version = await ctx.load.version.load(lock.versionId);
    if (!version) return false;
    const { permissions, origins } = asksOf(version.manifest).optional;
    return permissions.length + origins.length > 0;
  },
  fallBack: async (ctx, installation) => (await findFallback(ctx, installation)) !== null,
};

/** What an administrator may do now, in the words of the lifecycle. */
export async function availableActionsOf(
  ctx: Pick<Context, 'load' | 'now'>,
  installation: Installation,
): Promise<InstallationEvent[]> {
  const events = installationLifecycle.allowedEvents(installation.state, 'admin');
  const possible = await Promise.all(
    events.map((event) => GUARDS[event]?.(ctx, installation) ?? Promise.resolve(true)),
  );
  return events.filter((_event, index) => possible[index]);
}

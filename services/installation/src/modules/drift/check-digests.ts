import { defineTask } from '@guildhall/messaging';
import { onTask } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { changeInstallation } from '../installation/change-installation.ts';
import { installationLifecycle } from '../installation/installation-lifecycle.ts';

/** Installations of a version whose lock and release disagree, or agree again. */
export const digestPage = defineTask({
  queue: 'installation-updates',
  name: 'installation.digestPage',
  payload: z.object({ versionId: z.string() }),
});

const BATCH = 25;

/**
 * A version is one release for ever (I7). Should catalog ever tell another digest than the one that was locked, nobody
 * consented to that code: resolving shows it nowhere from that moment, and this writes it down for people to see.
 */
export async function checkDigests(ctx: Context, version: { id: string }): Promise<void> {
  if ((await ctx.installations.inDoubt(version.id, 1)).length > 0)
    await ctx.outbox.enqueue(digestPage, { versionId: version.id });
}

/** Twice is harmless: who was moved is no longer in doubt. */
export const driftTasks = [
  onTask<Context, z.infer<typeof digestPage.payload>>(
    digestPage,
    async ({ units, session, signal }, payload) => {
      for (let more = true; more;) {
        signal.throwIfAborted();
        more = await units.run(session, (ctx) => moveBatch(ctx, payload.versionId));
      }
    },
  ),
];

async function moveBatch(ctx: Context, versionId: string): Promise<boolean> {
  const ids = await ctx.installations.inDoubt(versionId, BATCH);
  const version = await ctx.load.version.load(versionId);
  for (const installation of await ctx.installations.hold(ids)) {
    const agrees = version?.releaseDigest === installation.lock?.releaseDigest;
    const event = agrees ? 'recover' : 'mismatch';
    const next = installationLifecycle.next(installation.state, event);
    if (!next.ok) continue;
    const changes = { state: next.value, pendingVersionId: null };
    const changed = await changeInstallation(ctx, installation, changes, { event });
    if (!changed.ok) throw new Error(changed.error.message);
  }
  return ids.length === BATCH;
}

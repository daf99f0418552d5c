import { inForce } from '@guildhall/availability';
import { onDue, onTask } from '@guildhall/service-runtime';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { STABLE } from '../catalog/channel.ts';
import { moveInstallation } from '../installation/move-installation.ts';
import { fallBack } from './fall-back.ts';
import { findFallback } from './find-fallback.ts';
import { RESTRICTION_BEGINS, restrictionPage } from './follow-restriction.ts';
import { undoFallback } from './undo-fallback.ts';

/** Installations in one transaction; each holds the epoch row until the end of it. */
const BATCH = 25;

/** Twice is harmless: who fell back runs another version, and what was undone is no longer open. */
export const fallbackTasks = [
  onTask<Context, z.infer<typeof restrictionPage.payload>>(
    restrictionPage,
    async ({ units, session, signal }, { restrictionId, after }) => {
      let last: string | null = after;
      while (last !== null) {
        signal.throwIfAborted();
        const from: string = last;
        last = await units.run(session, (ctx) => followBatch(ctx, restrictionId, from));
      }
    },
  ),
];

export const fallbackDue = [
  onDue<Context>(RESTRICTION_BEGINS, (ctx, { subjectId }) =>
    ctx.outbox.enqueue(restrictionPage, { restrictionId: subjectId, after: '' }),
  ),
];

/** The last installation looked at; null when there are no more. */
async function followBatch(ctx: Context, restrictionId: string, after: string): Promise<string | null> {
  const restriction = await ctx.restrictions.find(restrictionId);
  if (!restriction) return null;
  return inForce(restriction, ctx.now)
    ? fallBackBatch(ctx, restriction.target, after)
    : undoBatch(ctx, restrictionId, after);
}

async function fallBackBatch(
  ctx: Context,
  target: { type: string; id: string },
  after: string,
): Promise<string | null> {
  const ids = await ctx.fallbacks.stopped(target, after, BATCH);
  const found = new Map((await ctx.installations.findMany(ids)).map((one) => [one.id, one]));
  for (const id of ids) {
    const installation = found.get(id);
    const choice = installation && (await findFallback(ctx, installation));
    if (!choice) continue;
    const moved = await fallBack(ctx, installation, choice, null);
    if (!moved.ok) throw new Error(moved.error.message);
    // What waited for consent before is offered again.
    const head = await ctx.catalog.channelHead(installation.pluginId, STABLE);
    if (head !== null) await moveInstallation(ctx, moved.value, head);
  }
  return ids.length < BATCH ? null : (ids.at(-1) ?? null);
}

async function undoBatch(ctx: Context, restrictionId: string, after: string): Promise<string | null> {
  const open = await ctx.fallbacks.open(restrictionId, after, BATCH);
  for (const fallback of open) await undoFallback(ctx, fallback);
  return open.length < BATCH ? null : (open.at(-1)?.installationId ?? null);
}

import { inForce, type RestrictionFact } from '@guildhall/availability';
import { onDue, onTask } from '@guildhall/service-runtime';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { moveInstallation } from '../installation/move-installation.ts';
import { fallBack } from './fall-back.ts';
import { findFallback } from './find-fallback.ts';
import { RESTRICTION_BEGINS, restrictionFollowed } from './follow-restriction.ts';
import { undoFallback } from './undo-fallback.ts';

/** Installations in one transaction; each holds the epoch row until the end of it. */
const BATCH = 25;

/** A page of work after an installation; the last one it looked at, or null when there are no more. */
type Page = (ctx: Context, restriction: RestrictionFact, after: string) => Promise<string | null>;

/** What begins makes installations fall back; what ends lets them return, and others fall back to what is free again. */
const WHEN_IT_BEGINS: readonly Page[] = [
  async (ctx, { target }, after) => fallBackAll(ctx, await ctx.fallbacks.stopped(target.id, after, BATCH)),
];
const WHEN_IT_ENDS: readonly Page[] = [
  undoAll,
  async (ctx, { target }, after) =>
    fallBackAll(ctx, await ctx.fallbacks.stoppedBeside(target.id, after, BATCH)),
];

/** Twice is harmless: who fell back runs another version, and what was undone is no longer open. */
export const fallbackTasks = [
  onTask<Context, z.infer<typeof restrictionFollowed.payload>>(
    restrictionFollowed,
    async ({ units, session, signal }, { restrictionId }) => {
      for (let page = 0; page < WHEN_IT_ENDS.length; page++) {
        let last: string | null = '';
        while (last !== null) {
          signal.throwIfAborted();
          const after: string = last;
          last = await units.run(session, (ctx) => onePage(ctx, restrictionId, page, after));
        }
      }
    },
  ),
];

export const fallbackDue = [
  onDue<Context>(RESTRICTION_BEGINS, (ctx, { subjectId }) =>
    ctx.outbox.enqueue(restrictionFollowed, { restrictionId: subjectId }),
  ),
];

/** Asks anew for each page whether the restriction holds: it may have ended meanwhile. */
async function onePage(ctx: Context, id: string, page: number, after: string): Promise<string | null> {
  const restriction = await ctx.restrictions.find(id);
  if (!restriction) return null;
  const pages = inForce(restriction, ctx.now) ? WHEN_IT_BEGINS : WHEN_IT_ENDS;
  return pages[page]?.(ctx, restriction, after) ?? null;
}

async function fallBackAll(ctx: Context, ids: readonly string[]): Promise<string | null> {
  for (const installation of await ctx.installations.hold(ids)) {
    const choice = await findFallback(ctx, installation);
    if (!choice) continue;
    const moved = await fallBack(ctx, installation, choice, null);
    if (!moved.ok) throw new Error(moved.error.message);
    // What waited for consent before is offered again.
    const head = await ctx.load.channelHead.load(installation.pluginId);
    if (head !== null) await moveInstallation(ctx, moved.value, head);
  }
  return ids.length < BATCH ? null : (ids.at(-1) ?? null);
}

async function undoAll(ctx: Context, { id }: RestrictionFact, after: string): Promise<string | null> {
  const open = () => ctx.fallbacks.open(id, after, BATCH);
  await ctx.installations.hold((await open()).map(({ installationId }) => installationId));
  // Asked again: while we waited, somebody may have moved a lock.
  const fallbacks = await open();
  for (const fallback of fallbacks) await undoFallback(ctx, fallback);
  return fallbacks.length < BATCH ? null : (fallbacks.at(-1)?.installationId ?? null);
}

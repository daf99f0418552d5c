import type { Context } from '../../context.ts';

/** The kind of due row that forgets old runs and logs of a marketplace. */
export const TRIM = 'trim-invocations';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;
const BATCH = 5_000;

/** Plants the next midnight's trimming; as often as one likes. */
export async function scheduleTrim({ due, now }: Pick<Context, 'due' | 'now'>): Promise<void> {
  await due.schedule(TRIM, 'all', 1, new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS));
}

/** Forgets what ended more than a week ago. What is left when there is much goes on a minute later. */
export async function trimInvocations(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - KEPT_DAYS * DAY_MS);
  const gone = await ctx.invocations.deleteBefore(before, BATCH);
  const logs = await ctx.functionLogs.deleteBefore(before, BATCH);
  if (gone === BATCH || logs === BATCH) {
    await ctx.due.schedule(TRIM, 'all', 1, new Date(ctx.now.getTime() + 60_000));
  } else await scheduleTrim(ctx);
}

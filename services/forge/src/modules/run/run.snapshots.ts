import { runConcluded, type RunConcludedState } from '@guildhall/schema';
import { snapshotOf, type Snapshot } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';

export const runSnapshots: Snapshot<Context>[] = [
  snapshotOf<Context, RunConcludedState>(runConcluded, async (ctx, after, limit) => {
    const rows = await ctx.runs.conclusions(after, limit);
    return rows.map(({ id, rev, state }) => ({ id, rev, state: runConcluded.state.parse(state) }));
  }),
];

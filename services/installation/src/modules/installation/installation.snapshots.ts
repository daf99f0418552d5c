import { installationChanged } from '@guildhall/schema';
import { snapshotOf } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { toPublicState } from './installation.ts';

/** Everything others may know of installations, for rebuilding what they keep. */
export const installationSnapshots = [
  snapshotOf(installationChanged, async (ctx: Context, after, limit) => {
    const rows = await ctx.installations.page(after, limit);
    return rows.map((row) => ({ id: row.id, rev: row.rev, state: toPublicState(row) }));
  }),
];

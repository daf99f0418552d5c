import { caseChanged, restrictionChanged, trustChanged } from '@guildhall/schema';
import { snapshotOf } from '@guildhall/service-runtime';
import type { Context } from './context.ts';
import { toPublicCase } from './modules/review-case/review-case.ts';
import { toPublicRestriction } from './modules/restriction/restriction.ts';
import { toPublicTrust } from './modules/trust/trust.ts';

/** Everything governance owns that others keep a copy of. */
export const snapshots = [
  snapshotOf(restrictionChanged, async (ctx: Context, after, limit) => {
    const rows = await ctx.restrictions.page(after, limit);
    return rows.map((row) => ({ id: row.id, rev: row.rev, state: toPublicRestriction(row) }));
  }),
  snapshotOf(caseChanged, async (ctx: Context, after, limit) => {
    const rows = await ctx.cases.page(after, limit);
    return rows.map((row) => ({ id: row.id, rev: row.rev, state: toPublicCase(row) }));
  }),
  snapshotOf(trustChanged, async (ctx: Context, after, limit) => {
    const rows = await ctx.trust.page(after, limit);
    return rows.map((row) => ({ id: row.publisherId, rev: row.rev, state: toPublicTrust(row) }));
  }),
];

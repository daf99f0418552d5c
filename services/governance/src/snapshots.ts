import { caseChanged, restrictionChanged, settingsChanged, trustChanged } from '@guildhall/schema';
import { snapshotOf } from '@guildhall/service-runtime';
import type { Context } from './context.ts';
import { toPublicCase } from './modules/review-case/review-case.ts';
import { toPublicRestriction } from './modules/restriction/restriction.ts';
import { toPublicSettings } from './modules/settings/settings.ts';
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
  snapshotOf(settingsChanged, async (ctx: Context, after) => {
    const { marketplaceId: id } = ctx.session;
    const settings = await ctx.settings.read();
    // One at most: what nobody changed is the standard, which everybody knows.
    if (settings.rev === 0 || after >= id) return [];
    return [{ id, rev: settings.rev, state: toPublicSettings(id, settings) }];
  }),
  snapshotOf(trustChanged, async (ctx: Context, after, limit) => {
    const rows = await ctx.trust.page(after, limit);
    return rows.map((row) => ({ id: row.publisherId, rev: row.rev, state: toPublicTrust(row) }));
  }),
];

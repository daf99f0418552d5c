import type { Context } from '../../context.ts';
import { tellTrust } from './tell-trust.ts';
import type { Trust } from './trust.ts';

/** Starts a publisher at the lowest tier; does nothing for one that has been assessed before. */
export async function trustNewPublisher(ctx: Context, publisherId: string): Promise<void> {
  const trust: Trust = {
    publisherId,
    tier: 0,
    restricted: false,
    since: ctx.now,
    reasons: [{ code: 'NEW_PUBLISHER', message: 'This publisher has not been identified yet.' }],
    rev: 1,
  };
  if (await ctx.trust.add(trust)) await tellTrust(ctx, trust, 'trust.assess');
}

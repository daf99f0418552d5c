import type { Context } from '../../context.ts';

/** Notes that gateways must read the trust bundle again, and tells them once it is true. */
export async function changeTrust(
  ctx: Pick<Context, 'announce' | 'session' | 'trustBundles'>,
): Promise<void> {
  await ctx.trustBundles.bump();
  ctx.announce('trust', { marketplaceId: ctx.session.marketplaceId });
}

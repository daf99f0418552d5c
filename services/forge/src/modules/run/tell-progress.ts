import type { UnitContext } from '@guildhall/service-runtime';

/** Tells open pages that a run has moved. Losable: they look again by themselves. */
export function tellProgress(ctx: Pick<UnitContext, 'announce' | 'session'>, versionId: string): void {
  ctx.announce('progress', { marketplaceId: ctx.session.marketplaceId, versionId });
}

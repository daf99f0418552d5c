import type { PreparedState } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { must } from '../../must.ts';
import { recordTransition } from '../timeline/record-transition.ts';
import { marketplaceLifecycle } from './marketplace-lifecycle.ts';

/** Services without which a marketplace cannot work. */
const NEEDED = ['forge', 'governance', 'installation'];

/** Notes that a service is ready; the last one makes the marketplace ACTIVE. Saying it twice changes nothing. */
export async function notePreparation(ctx: Context, { service }: PreparedState): Promise<void> {
  const marketplace = await ctx.marketplaces.lock();
  if (!marketplace || marketplace.preparedBy.includes(service)) return;
  const preparedBy = [...marketplace.preparedBy, service].sort();
  const ready = marketplace.state === 'CREATING' && NEEDED.every((needed) => preparedBy.includes(needed));
  const state = ready ? must(marketplaceLifecycle.next(marketplace.state, 'activate')) : marketplace.state;

  const changed = await ctx.marketplaces.change(marketplace, { preparedBy, state });
  if (!changed) throw new Error('a marketplace changed while it was locked');
  if (!ready) return;
  await recordTransition(ctx, 'marketplace', {
    subjectId: changed.id,
    rev: changed.rev,
    event: 'activate',
    from: marketplace.state,
    to: state,
    by: 'system',
  });
}

import type { Context } from '../../context.ts';
import type { Place } from '../place/place.ts';

/**
 * Says that something the resolver reads has changed, in the transaction that changes it: at one place, or null for
 * all pages of the marketplace. Call it last: the announced number counts only when the transaction commits.
 */
export async function bumpEpoch(
  ctx: Pick<Context, 'epochs' | 'announce' | 'session'>,
  place: Place | null,
): Promise<number> {
  const epoch = place ? await ctx.epochs.bumpAt(place) : await ctx.epochs.bump();
  const { marketplaceId } = ctx.session;
  ctx.announce('epoch', { marketplaceId, epoch, ...(place && { place: placeOnTheWire(place) }) });
  return epoch;
}

/** As gateways name it: an organization as a whole is its workspace without a name. */
function placeOnTheWire({ host, organization, workspace }: Place): [string, string, string] {
  return [host, organization, workspace ?? ''];
}

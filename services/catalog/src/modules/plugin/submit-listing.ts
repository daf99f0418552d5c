import { assertCan } from '@guildhall/authz';
import { notFound, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { SubmitListingInput } from '../../generated/graphql.ts';
import { findOwnPlugin } from './find-own-plugin.ts';
import { checkShowable } from './listing-rules.ts';
import { moveListing } from './move-listing.ts';
import type { Plugin } from './plugin.ts';
import { refreshAvailability } from './refresh-availability.ts';

/**
 * Asks for a listing to be shown. The content rules are the whole review so far, so the answer comes at once;
 * with an installable version it is listed in the same transaction.
 */
export async function submitListing(ctx: Context, input: SubmitListingInput): Promise<Result<Plugin>> {
  assertCan(ctx.session, 'listing:edit');
  const found = await findOwnPlugin(ctx, input);
  if (!found.ok) return found;
  const submitted = await moveListing(ctx, found.value, { event: 'submitListing', by: 'publisher' });
  if (!submitted.ok) return submitted;
  const showable = checkShowable(submitted.value);
  if (!showable.ok) return showable;
  const ready = await moveListing(ctx, submitted.value, { event: 'approveContent', by: 'system' });
  if (!ready.ok) return ready;

  await refreshAvailability(ctx, ready.value.id);
  const [plugin] = await ctx.plugins.findAll([ready.value.id]);
  return plugin ? ok(plugin) : notFound('plugin');
}

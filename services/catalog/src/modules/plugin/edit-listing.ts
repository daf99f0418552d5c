import { assertCan } from '@guildhall/authz';
import { conflict, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { EditListingInput } from '../../generated/graphql.ts';
import { findOwnPlugin } from './find-own-plugin.ts';
import {
  checkCategories,
  checkDescription,
  checkIcon,
  checkShowable,
  checkSummary,
  checkTitle,
} from './listing-rules.ts';
import { tellPlugin } from './move-listing.ts';
import type { PluginChanges } from './plugin.repository.ts';
import { titleKeyOf, type Plugin } from './plugin.ts';

/** Rewrites a listing. What is live changes at once, and must go on fulfilling the content rules. */
export async function editListing(ctx: Context, input: EditListingInput): Promise<Result<Plugin>> {
  assertCan(ctx.session, 'listing:edit');
  const found = await findOwnPlugin(ctx, input);
  if (!found.ok) return found;
  const changes = readChanges(input);
  if (!changes.ok) return changes;
  if (found.value.listingState !== 'DRAFT') {
    const showable = checkShowable({ ...found.value, ...changes.value });
    if (!showable.ok) return showable;
  }

  const changed = await ctx.plugins.change(found.value, changes.value);
  if (!changed) return conflict('plugin');
  await ctx.audit.write({
    action: 'plugin.editListing',
    subject: { type: 'plugin', id: changed.id, rev: changed.rev },
    detail: { fields: Object.keys(changes.value) },
  });
  await tellPlugin(ctx, changed);
  return ok(changed);
}

function readChanges(input: EditListingInput): Result<PluginChanges> {
  const title = given(input.title, checkTitle);
  if (!title.ok) return title;
  const summary = given(input.summary, checkSummary);
  if (!summary.ok) return summary;
  const description = given(input.description, checkDescription);
  if (!description.ok) return description;
  const icon = given(input.icon, checkIcon);
  if (!icon.ok) return icon;
  const categories = given(input.categories, checkCategories);
  if (!categories.ok) return categories;
  return ok({
    ...(title.value !== undefined && { title: title.value, titleKey: titleKeyOf(title.value) }),
    ...(summary.value !== undefined && { summary: summary.value }),
    ...(description.value !== undefined && { description: description.value }),
    ...(icon.value !== undefined && { icon: icon.value }),
    ...(categories.value !== undefined && { categories: categories.value }),
    ...(input.visibility && { visibility: input.visibility }),
  });
}

/** Undefined for what the caller left as it is. */
function given<Typed, Value>(
  typed: Typed | null | undefined,
  check: (typed: Typed) => Result<Value>,
): Result<Value | undefined> {
  return typed === null || typed === undefined ? ok(undefined) : check(typed);
}

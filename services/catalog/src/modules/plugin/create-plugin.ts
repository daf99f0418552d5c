import { assertCan } from '@guildhall/authz';
import { err, invalid, newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { CreatePluginInput } from '../../generated/graphql.ts';
import { findOwnPublisher } from '../publisher/find-own-publisher.ts';
import { recordTransition } from '../timeline/record-transition.ts';
import { STABLE } from './channel.ts';
import { listingLifecycle } from './listing-lifecycle.ts';
import { checkSummary, checkTitle } from './listing-rules.ts';
import { tellPlugin } from './move-listing.ts';
import { titleKeyOf, type Plugin } from './plugin.ts';

const NAME = /^([a-z][a-z0-9-]{1,38})\.[a-z][a-z0-9-]{1,38}$/;

/** Gives a plugin its name, for ever, and a listing to be written. */
export async function createPlugin(ctx: Context, input: CreatePluginInput): Promise<Result<Plugin>> {
  assertCan(ctx.session, 'plugin:create');
  const publisher = await findOwnPublisher(ctx, input);
  if (!publisher.ok) return publisher;
  const name = await checkName(ctx, input);
  if (!name.ok) return name;
  const title = checkTitle(input.title);
  if (!title.ok) return title;
  const summary = checkSummary(input.summary ?? '');
  if (!summary.ok) return summary;

  const plugin: Plugin = {
    id: newId('plugin'),
    name: name.value,
    publisherId: publisher.value.id,
    title: title.value,
    titleKey: titleKeyOf(title.value),
    summary: summary.value,
    description: '',
    icon: null,
    categories: [],
    visibility: 'PUBLIC',
    listingState: listingLifecycle.initial,
    firstListedAt: null,
    rev: 0,
    createdAt: ctx.now,
  };
  if (!(await ctx.plugins.add(plugin)))
    return err({ code: 'TAKEN', message: `There is a plugin ${plugin.name} already.`, field: ['name'] });
  await ctx.channels.add({ pluginId: plugin.id, name: STABLE, versionId: null, rev: 0 });
  await recordTransition(ctx, 'plugin', {
    subjectId: plugin.id,
    rev: 0,
    event: 'create',
    from: null,
    to: plugin.listingState,
    by: 'publisher',
  });
  await tellPlugin(ctx, plugin);
  return ok(plugin);
}

async function checkName(ctx: Context, { name, publisherId }: CreatePluginInput): Promise<Result<string>> {
  const namespace = NAME.exec(name)?.[1];
  if (namespace === undefined)
    return invalid(
      'A plugin is named namespace.name; each part has 2 to 39 lower-case letters, digits and hyphens.',
      'name',
    );
  const own = (await ctx.publishers.namespaces([publisherId])).map((claimed) => claimed.name);
  if (own.includes(namespace)) return ok(name);
  return invalid(
    `Your publisher does not own the namespace ${namespace}; claim it first, or use ${own.join(' or ') || 'one it owns'}.`,
    'name',
  );
}

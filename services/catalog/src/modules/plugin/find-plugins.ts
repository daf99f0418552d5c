import { assertCan } from '@guildhall/authz';
import { connect, type Connection, type PageArgs } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { pluginPlace, type Plugin } from './plugin.ts';

interface Wanted extends PageArgs {
  search?: string | null | undefined;
  category?: string | null | undefined;
  mine?: boolean | null | undefined;
}

const MAX_SEARCH = 100;

/** Finds plugins in the catalog; or, with `mine`, those of the caller's publishers in any state. */
export async function findPlugins(ctx: Context, wanted: Wanted): Promise<Connection<Plugin>> {
  assertCan(ctx.session, 'catalog:read');
  const mine = wanted.mine === true;
  const text = wanted.search?.normalize('NFC').trim().slice(0, MAX_SEARCH) ?? '';
  const search = {
    text: text === '' ? null : text,
    category: wanted.category ?? null,
    publisherIds: mine ? [...(await ctx.memberships.own()).keys()] : null,
    listedOnly: !mine,
  };
  return connect(wanted, {
    of: 'Query.plugins',
    filter: { text: search.text, category: search.category, mine },
    key: pluginPlace,
    read: (page) => ctx.plugins.search(search, page),
    keyOf: ({ titleKey, id }) => ({ titleKey, id }),
  });
}

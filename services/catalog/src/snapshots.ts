import {
  channelMoved,
  marketplaceCreated,
  pluginChanged,
  publisherChanged,
  versionChanged,
} from '@guildhall/schema';
import { snapshotOf } from '@guildhall/service-runtime';
import type { Context } from './context.ts';
import * as marketplaces from './modules/marketplace/marketplace.ts';
import * as channels from './modules/plugin/channel.ts';
import * as plugins from './modules/plugin/plugin.ts';
import * as publishers from './modules/publisher/publisher.ts';
import * as versions from './modules/version/version.ts';

/** Everything catalog owns, as the other services may rebuild what they keep of it. */
export const snapshots = [
  snapshotOf<Context, ReturnType<typeof marketplaces.toPublicState>>(
    marketplaceCreated,
    async (ctx, after) => {
      const own = await ctx.marketplaces.own();
      return own && own.id > after ? [row(own, marketplaces.toPublicState(own))] : [];
    },
  ),
  snapshotOf<Context, ReturnType<typeof publishers.toPublicState>>(
    publisherChanged,
    async (ctx, after, limit) => {
      const page = await ctx.publishers.inOrder(after, limit);
      const ids = page.map(({ id }) => id);
      const namespaces = Map.groupBy(await ctx.publishers.namespaces(ids), ({ publisherId }) => publisherId);
      const members = Map.groupBy(await ctx.publishers.members(ids), ({ publisherId }) => publisherId);
      return page.map((publisher) => {
        const names = namespaces.get(publisher.id)?.map(({ name }) => name) ?? [];
        return row(publisher, publishers.toPublicState(publisher, names, members.get(publisher.id) ?? []));
      });
    },
  ),
  snapshotOf<Context, ReturnType<typeof plugins.toPublicState>>(pluginChanged, async (ctx, after, limit) =>
    (await ctx.plugins.inOrder(after, limit)).map((one) => row(one, plugins.toPublicState(one))),
  ),
  snapshotOf<Context, ReturnType<typeof versions.toPublicState>>(versionChanged, async (ctx, after, limit) =>
    (await ctx.versions.inOrder(after, limit)).map((one) => row(one, versions.toPublicState(one))),
  ),
  snapshotOf<Context, ReturnType<typeof channels.toPublicState>>(channelMoved, async (ctx, after, limit) =>
    (await ctx.channels.inOrder(after, limit)).map((one) =>
      row({ id: channels.channelId(one), rev: one.rev }, channels.toPublicState(one)),
    ),
  ),
];

function row<State>({ id, rev }: { id: string; rev: number }, state: State) {
  return { id, rev, state };
}

import {
  channelMoved,
  pluginChanged,
  publisherChanged,
  versionChanged,
  type ChannelState,
  type PluginState,
  type PublisherState,
  type VersionState,
} from '@guildhall/schema';
import { onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { bumpEpoch } from '../epoch/bump-epoch.ts';
import { checkDigests } from '../drift/check-digests.ts';
import { planUpdates } from '../installation/plan-updates.ts';
import { STABLE } from './channel.ts';
import { readRelease } from './read-release.ts';

/** What catalog tells is kept as it was told; what the resolver reads of it moves the epoch. */
export const catalogEvents = [
  onEvent<Context, PublisherState>(publisherChanged, {
    project: (ctx, publisher) => ctx.catalog.putPublisher(publisher),
  }),
  onEvent<Context, PluginState>(pluginChanged, {
    project: async (ctx, plugin) => {
      if (await ctx.catalog.putPlugin(plugin)) await bumpEpoch(ctx, null);
    },
  }),
  onEvent<Context, VersionState>(versionChanged, {
    project: async (ctx, version) => {
      const release = version.release && (await readRelease(version, version.release));
      if ((await ctx.catalog.putVersion(version, release)) && release) await bumpEpoch(ctx, null);
    },
    // The channel may have moved before its version was known here as published.
    act: async (ctx, { id, pluginId, state }) => {
      await checkDigests(ctx, { id });
      if (state !== 'PUBLISHED') return;
      if ((await ctx.load.channelHead.load(pluginId)) === id) await planUpdates(ctx, pluginId);
    },
  }),
  onEvent<Context, ChannelState>(channelMoved, {
    project: (ctx, channel) => ctx.catalog.putChannel(channel),
    act: async (ctx, { name, pluginId, versionId }) => {
      if (name === STABLE && versionId) await planUpdates(ctx, pluginId);
    },
  }),
];

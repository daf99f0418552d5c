import { assertCan } from '@guildhall/authz';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { CATEGORIES } from './categories.ts';
import { createPlugin } from './create-plugin.ts';
import { editListing } from './edit-listing.ts';
import { findPlugins } from './find-plugins.ts';
import { listingLifecycle } from './listing-lifecycle.ts';
import { LISTING_STAGES } from './listing-stages.ts';
import { seePlugin, seeVersion, statesToSee } from './may-see.ts';
import { submitListing } from './submit-listing.ts';

export const pluginResolvers = {
  Query: {
    plugin: async (_root, { id, name }, ctx) => {
      assertCan(ctx.session, 'catalog:read');
      if (typeof id === 'string') return seePlugin(ctx, await ctx.loaders.plugins.load(id));
      return typeof name === 'string' ? seePlugin(ctx, await ctx.plugins.byName(name)) : null;
    },
    plugins: (_root, args, ctx) => findPlugins(ctx, args),
    categories: (_root, _args, ctx) => {
      assertCan(ctx.session, 'catalog:read');
      return [...CATEGORIES];
    },
  },
  Mutation: {
    createPlugin: async (_root, { input }, ctx) =>
      payload('plugin', await ctx.mutations.run('createPlugin', input, () => createPlugin(ctx, input))),
    editListing: async (_root, { input }, ctx) =>
      payload('plugin', await ctx.mutations.run('editListing', input, () => editListing(ctx, input))),
    submitListing: async (_root, { input }, ctx) =>
      payload('plugin', await ctx.mutations.run('submitListing', input, () => submitListing(ctx, input))),
  },
  Plugin: {
    __resolveReference: async ({ id }, ctx) => seePlugin(ctx, await ctx.loaders.plugins.load(id)),
    publisher: async ({ publisherId }, _args, ctx) => {
      const publisher = await ctx.loaders.publishers.load(publisherId);
      if (!publisher) throw new Error(`publisher ${publisherId} is missing`);
      return publisher;
    },
    listing: (plugin) => plugin,
    channels: async ({ id }, _args, ctx) => [...(await ctx.loaders.channels.load(id))],
    versions: async ({ id, publisherId }, args, ctx) => {
      const states = await statesToSee(ctx, publisherId);
      return connect(args, {
        of: 'Plugin.versions',
        key: z.string(),
        read: (page) => ctx.loaders.versionPages.load({ parent: id, page, filter: states }),
        keyOf: (version) => version.id,
      });
    },
    version: async ({ id }, { versionString }, ctx) =>
      seeVersion(ctx, await ctx.loaders.versionsByString.load({ pluginId: id, versionString })),
    installCount: ({ id }, _args, ctx) => ctx.loaders.installCounts.load(id),
    availableActions: async ({ publisherId, listingState }, _args, ctx) => {
      if (!(await ctx.memberships.in(publisherId))) return [];
      return [...listingLifecycle.allowedEvents(listingState, 'publisher'), 'editListing', 'createVersion'];
    },
  },
  Listing: {
    state: ({ listingState }) => listingState,
    stage: ({ listingState }) => LISTING_STAGES[listingState],
  },
  Channel: {
    version: async ({ versionId }, _args, ctx) =>
      versionId === null ? null : seeVersion(ctx, await ctx.loaders.versions.load(versionId)),
  },
  Category: {
    pluginCount: ({ id }, _args, ctx) => ctx.loaders.categoryCounts.load(id),
  },
} satisfies Resolvers;

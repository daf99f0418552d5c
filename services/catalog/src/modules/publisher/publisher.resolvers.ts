import { assertCan } from '@guildhall/authz';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { pluginPlace } from '../plugin/plugin.ts';
import { addPublisherMember } from './add-publisher-member.ts';
import { claimNamespace } from './claim-namespace.ts';
import { registerPublisher } from './register-publisher.ts';

/** What an owner does to a publisher that is not closed. */
const OWNER_ACTIONS = ['addMember', 'claimNamespace', 'createPlugin', 'createApiKey'];

export const publisherResolvers = {
  Query: {
    publisher: (_root, { id }, ctx) => {
      assertCan(ctx.session, 'catalog:read');
      return ctx.loaders.publishers.load(id);
    },
  },
  Mutation: {
    registerPublisher: async (_root, { input }, ctx) =>
      payload(
        'publisher',
        await ctx.mutations.run('registerPublisher', input, () => registerPublisher(ctx, input)),
      ),
    addPublisherMember: async (_root, { input }, ctx) =>
      payload(
        'publisher',
        await ctx.mutations.run('addPublisherMember', input, () => addPublisherMember(ctx, input)),
      ),
    claimNamespace: async (_root, { input }, ctx) =>
      payload(
        'publisher',
        await ctx.mutations.run('claimNamespace', input, () => claimNamespace(ctx, input)),
      ),
  },
  Publisher: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.publishers.load(id),
    namespaces: async ({ id }, _args, ctx) => (await ctx.loaders.namespaces.load(id)).map(({ name }) => name),
    // Who they are is between the members and the marketplace.
    members: async ({ id }, args, ctx) => {
      const insider = await ctx.memberships.insider(id);
      return connect(args, {
        of: 'Publisher.members',
        key: z.string(),
        read: (page) => (insider ? ctx.loaders.memberPages.load({ parent: id, page, filter: null }) : []),
        keyOf: ({ actorId }) => actorId,
      });
    },
    plugins: async ({ id }, args, ctx) => {
      const insider = await ctx.memberships.insider(id);
      return connect(args, {
        of: 'Publisher.plugins',
        key: pluginPlace,
        read: (page) => ctx.loaders.pluginPages.load({ parent: id, page, filter: { listedOnly: !insider } }),
        keyOf: ({ titleKey, id: pluginId }) => ({ titleKey, id: pluginId }),
      });
    },
    availableActions: async ({ id, state }, _args, ctx) => {
      const role = await ctx.memberships.in(id);
      if (role === null || state !== 'ACTIVE') return [];
      return role === 'OWNER' ? OWNER_ACTIONS : ['createPlugin'];
    },
  },
  PublisherMember: {
    name: ({ actorId }, _args, ctx) => ctx.loaders.actorNames.load(actorId),
    since: ({ since }) => since.toISOString(),
  },
} satisfies Resolvers;

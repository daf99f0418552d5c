import { assertCan } from '@guildhall/authz';
import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { placeOrThrow } from '../place/place-argument.ts';
import { assertAt } from '../place/read-place.ts';
import { configureSlot } from './configure-slot.ts';

export const slotResolvers: Resolvers = {
  Query: {
    slotConfigurations: (_root, { scope }, ctx) => {
      assertCan(ctx.session, 'installation:read');
      const place = placeOrThrow(scope);
      if (ctx.session.scope) assertAt(ctx.session, place);
      return ctx.slots.at(place);
    },
  },
  Mutation: {
    configureSlot: async (_root, { input }, ctx) =>
      payload('slot', await ctx.mutations.run('configureSlot', input, () => configureSlot(ctx, input))),
  },
  SlotConfiguration: {
    scope: ({ host, organization }) => ({ host, organization, workspace: null }),
    entries: ({ entries }) => [...entries],
  },
};

import type { Resolvers } from '../../generated/graphql.ts';
import { resolveReference } from '../../reference.ts';
import { maySee } from '../subject/membership.ts';

export const trustResolvers: Resolvers = {
  Version: { __resolveReference: resolveReference },
  Plugin: { __resolveReference: resolveReference },
  Publisher: {
    __resolveReference: resolveReference,
    trust: ({ id }, _args, ctx) => ctx.loaders.trust.load(id),
  },
  Trust: {
    since: ({ since }) => since.toISOString(),
    // The tier is public, as a badge is; why it is what it is concerns the publisher.
    reasons: async ({ publisherId, reasons }, _args, ctx) =>
      (await maySee(ctx, publisherId)) ? reasons : [],
  },
};

import { can } from '@guildhall/authz';
import type { Resolvers } from '../../generated/graphql.ts';

export const invocationResolvers: Resolvers = {
  Query: {
    /** For those who may read what functions do at their place, and for whoever called. */
    async invocation(_root, { id }, { session, loaders }) {
      const row = await loaders.invocation.load(id);
      const installation = row && (await loaders.reachable.load(row.installationId));
      if (!installation) return null;
      return can(session, 'function:read') || row.actorId === session.actorId ? row : null;
    },
  },
  Invocation: {
    startedAt: ({ startedAt }) => startedAt.toISOString(),
    finishedAt: ({ finishedAt }) => finishedAt?.toISOString() ?? null,
  },
};

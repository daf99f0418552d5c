import { assertCan } from '@guildhall/authz';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { connectionOf, pageRequest } from '../../paging.ts';

export const auditResolvers: Resolvers = {
  Query: {
    auditEntries: async (_root, { subjectId, ...args }, ctx) => {
      assertCan(ctx.session, 'audit:read');
      const page = pageRequest(args, z.string(), 50);
      return connectionOf(await ctx.auditEntries.list(subjectId ?? null, page), page.first, ({ id }) => id);
    },
  },
  AuditEntry: { at: ({ at }) => at.toISOString() },
};

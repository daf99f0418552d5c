import { assertCan } from '@guildhall/authz';
import { z } from 'zod';
import { connect } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';

export const auditResolvers: Resolvers = {
  Query: {
    auditEntries: async (_root, { subjectId, ...args }, ctx) => {
      assertCan(ctx.session, 'audit:read');
      return connect(args, {
        of: 'Query.auditEntries',
        filter: { subjectId },
        key: z.string(),
        read: (page) => ctx.auditEntries.list(subjectId ?? null, page),
        keyOf: ({ id }) => id,
      });
    },
  },
  AuditEntry: { at: ({ at }) => at.toISOString() },
};

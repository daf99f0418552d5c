import { can } from '@guildhall/authz';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { logAccess } from './log-access.ts';
import { redact } from './redact.ts';
import { shareLogs } from './share-logs.ts';

export const functionLogResolvers: Resolvers = {
  Query: {
    async functionLogs(_root, { installationId, invocationId, level, first, after, since }, ctx) {
      const access = await logAccess(ctx, installationId);
      const direction = since === null || since === undefined ? 'BACK' : 'ON';
      const question = {
        installationId,
        invocationId: invocationId ?? null,
        level: level ?? null,
        direction,
      } as const;
      return connect(
        { first, after: direction === 'ON' ? since : after },
        {
          // A place in the log is the same whichever way one reads on from it, and whatever of it one asks for.
          of: 'Query.functionLogs',
          filter: { installationId },
          key: z.int32(),
          async read({ limit, after: from }) {
            if (!access) return [];
            const { fromSeq, redacted } = access;
            const rows = await ctx.functionLogs.list({ ...question, from, fromSeq, limit });
            return redacted ? rows.map((row) => ({ ...row, text: redact(row.text) })) : rows;
          },
          keyOf: ({ seq }) => seq,
        },
      );
    },
    sharedLogs: (_root, { pluginId, ...args }, { session, logSharing }) =>
      connect(args, {
        of: 'Query.sharedLogs',
        filter: { pluginId },
        key: z.string(),
        read: ({ limit, after }) =>
          can(session, 'finding:read') ? logSharing.sources(session, pluginId, after, limit) : [],
        keyOf: (source) => source.installationId,
      }),
  },
  Mutation: {
    shareFunctionLogs: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('shareFunctionLogs', input, () => shareLogs(ctx, input)),
      ),
  },
  FunctionLog: { at: ({ at }) => at.toISOString() },
  LogSource: { since: ({ since }) => since.toISOString() },
};

import { can } from '@guildhall/authz';
import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { connect } from '../../paging.ts';
import type { FunctionLogRow } from './function-log.ts';
import { logAccess } from './log-access.ts';
import type { LogSource } from './log-sharing.ts';
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
      return connect<FunctionLogRow>(
        { first, after: direction === 'ON' ? since : after },
        ({ seq }) => String(seq),
        async (limit, key) => {
          if (!access) return [];
          const { fromSeq, redacted } = access;
          const from = key === null ? null : placeOf(key);
          const rows = await ctx.functionLogs.list({ ...question, from, fromSeq, limit });
          return redacted ? rows.map((row) => ({ ...row, text: redact(row.text) })) : rows;
        },
      );
    },
    sharedLogs: (_root, { pluginId, first, after }, { session, logSharing }) =>
      connect<LogSource>(
        { first, after },
        (source) => source.installationId,
        (limit, key) =>
          can(session, 'finding:read')
            ? logSharing.sources(session, pluginId, key, limit)
            : Promise.resolve([]),
      ),
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

/** Entries are numbered from 1; what is no number is before them all. */
function placeOf(key: string): number {
  return /^\d{1,9}$/.test(key) ? Number(key) : 0;
}

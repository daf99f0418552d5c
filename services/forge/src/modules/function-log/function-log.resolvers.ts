import { can } from '@guildhall/authz';
import type { Resolvers } from '../../generated/graphql.ts';
import { connect } from '../../paging.ts';
import type { FunctionLogRow } from './function-log.ts';

export const functionLogResolvers: Resolvers = {
  Query: {
    async functionLogs(_root, { installationId, invocationId, level, first, after, since }, ctx) {
      const may = can(ctx.session, 'function:read') && (await ctx.loaders.reachable.load(installationId));
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
        (limit, key) =>
          may
            ? ctx.functionLogs.list({ ...question, from: key === null ? null : placeOf(key), limit })
            : Promise.resolve([]),
      );
    },
  },
  FunctionLog: { at: ({ at }) => at.toISOString() },
};

/** Entries are numbered from 1; what is no number is before them all. */
function placeOf(key: string): number {
  return /^\d{1,9}$/.test(key) ? Number(key) : 0;
}

import type { Resolvers } from '../../generated/graphql.ts';
import { connect } from '../../paging.ts';
import type { FindingRow } from '../finding/finding.ts';

export const versionResolvers: Resolvers = {
  Version: {
    __resolveReference: ({ id }) => ({ id }),
    run: async ({ id }, _args, { loaders }) =>
      (await loaders.access.load(id)) === 'INSIDE' ? loaders.run.load(id) : null,
    findings: async ({ id }, { first, after, severity }, { loaders }) => {
      if ((await loaders.access.load(id)) !== 'INSIDE') return null;
      const run = await loaders.run.load(id);
      if (!run) return null;
      return connect<FindingRow>(
        { first, after },
        ({ sortKey }) => sortKey,
        (limit, key) =>
          loaders.findings.load({ runId: run.id, limit, after: key, severity: severity ?? null }),
      );
    },
    factSheet: async ({ id }, _args, { loaders }) =>
      (await loaders.access.load(id)) === 'NONE' ? null : loaders.factSheet.load(id),
  },
};

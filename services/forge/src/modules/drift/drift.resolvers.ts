import { AXES } from '@guildhall/drift';
import type { Resolvers } from '../../generated/graphql.ts';

export const driftResolvers: Pick<Resolvers, 'Version' | 'VersionDrift'> = {
  Version: {
    drift: async ({ id }, _args, { loaders }) =>
      (await loaders.access.load(id)) === 'NONE' ? null : loaders.drift.load(id),
  },
  VersionDrift: {
    axes: ({ changes, unknown }) =>
      AXES.map((axis) => ({
        axis,
        changes: changes.filter((change) => change.axis === axis),
        unknown: unknown.find((entry) => entry.axis === axis)?.reason ?? null,
      })),
  },
};

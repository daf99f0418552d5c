import { assertCan } from '@guildhall/authz';
import { connect } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { importAdvisories } from './import-advisories.ts';
import { keyOf } from './version-advisory.repository.ts';

export const advisoryResolvers: Resolvers = {
  Query: {
    advisories: (_root, { package: name, ...args }, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return connect(args, {
        of: 'Query.advisories',
        filter: { name },
        key: z.string(),
        read: ({ limit, after }) => ctx.advisories.list(limit, after, name ?? null),
        keyOf: ({ id }) => id,
      });
    },
    advisory: (_root, { id }, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return ctx.advisories.find(id);
    },
    advisoryImports: (_root, args, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return connect(args, {
        of: 'Query.advisoryImports',
        key: z.int32(),
        read: ({ limit, after }) => ctx.advisories.imports(limit, after),
        keyOf: ({ number }) => number,
      });
    },
    affectedVersions: (_root, { advisoryId, ...args }, ctx) => {
      assertCan(ctx.session, 'version:readAny');
      return connect(args, {
        of: 'Query.affectedVersions',
        filter: { advisoryId },
        key: z.string(),
        read: ({ limit, after }) => ctx.versionAdvisories.list(limit, after, advisoryId ?? null),
        keyOf,
      });
    },
  },
  Mutation: {
    importAdvisories: async (_root, { input }, ctx) => {
      const done = await ctx.mutations.run('importAdvisories', input, () => importAdvisories(ctx, input));
      return done.ok ? { ...done.value, userErrors: [] } : { import: null, userErrors: [done.error] };
    },
  },
  Version: {
    advisories: async ({ id }, _args, { loaders }) =>
      (await loaders.access.load(id)) === 'INSIDE' ? loaders.advisories.load(id) : null,
  },
  Advisory: { importedAt: ({ importedAt }) => importedAt.toISOString() },
  AdvisoryImport: { at: ({ at }) => at.toISOString() },
  VersionAdvisory: {
    version: ({ versionId }) => ({ id: versionId }),
    package: ({ name }) => name,
    packageVersion: ({ version }) => version,
    since: ({ since }) => since.toISOString(),
  },
};

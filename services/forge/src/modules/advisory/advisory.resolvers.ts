import { assertCan } from '@guildhall/authz';
import type { Resolvers } from '../../generated/graphql.ts';
import { connect } from '../../paging.ts';
import type { AdvisoryImportRow, AdvisoryRow, VersionAdvisoryRow } from './advisory.ts';
import { importAdvisories } from './import-advisories.ts';
import { keyOf } from './version-advisory.repository.ts';

export const advisoryResolvers: Resolvers = {
  Query: {
    advisories: (_root, { first, after, package: name }, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return connect<AdvisoryRow>(
        { first, after },
        ({ id }) => id,
        (limit, key) => ctx.advisories.list(limit, key, name ?? null),
      );
    },
    advisory: (_root, { id }, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return ctx.advisories.find(id);
    },
    advisoryImports: (_root, page, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return connect<AdvisoryImportRow>(
        page,
        ({ number }) => String(number),
        // What is no number is before them all, where nothing follows.
        (limit, key) =>
          ctx.advisories.imports(limit, key === null ? null : /^\d{1,9}$/.test(key) ? Number(key) : 0),
      );
    },
    affectedVersions: (_root, { first, after, advisoryId }, ctx) => {
      assertCan(ctx.session, 'version:readAny');
      return connect<VersionAdvisoryRow>({ first, after }, keyOf, (limit, key) =>
        ctx.versionAdvisories.list(limit, key, advisoryId ?? null),
      );
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
  AdvisoryImport: { at: ({ at }) => at.toISOString(), by: ({ actorId }) => actorId },
  VersionAdvisory: {
    version: ({ versionId }) => ({ id: versionId }),
    package: ({ name }) => name,
    packageVersion: ({ version }) => version,
    since: ({ since }) => since.toISOString(),
  },
};

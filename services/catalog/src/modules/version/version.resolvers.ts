import { assertCan, can } from '@guildhall/authz';
import type { Result } from '@guildhall/kernel';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Resolvers, VersionActionInput } from '../../generated/graphql.ts';
import { seeVersion, statesToSee } from '../plugin/may-see.ts';
import { availabilityOf } from './availability-of.ts';
import { availableActions } from './available-actions.ts';
import { createVersion } from './create-version.ts';
import { publishVersion } from './publish-version.ts';
import { retryVersionChecks } from './retry-version-checks.ts';
import { stageOf } from './stage.ts';
import { submitVersion } from './submit-version.ts';
import type { Version } from './version.ts';
import { withdrawVersion } from './withdraw-version.ts';
import { unyankVersion, yankVersion } from './yank-version.ts';

type Act = (ctx: Context, input: VersionActionInput) => Promise<Result<Version>>;

const action =
  (operation: string, act: Act) =>
  async (_root: unknown, { input }: { input: VersionActionInput }, ctx: Context) =>
    payload('version', await ctx.mutations.run(operation, input, () => act(ctx, input)));

export const versionResolvers = {
  Query: {
    version: async (_root, { id }, ctx) => {
      assertCan(ctx.session, 'catalog:read');
      return seeVersion(ctx, await ctx.loaders.versions.load(id));
    },
  },
  Mutation: {
    createVersion: async (_root, { input }, ctx) =>
      payload('version', await ctx.mutations.run('createVersion', input, () => createVersion(ctx, input))),
    submitVersion: async (_root, { input }, ctx) =>
      payload('version', await ctx.mutations.run('submitVersion', input, () => submitVersion(ctx, input))),
    withdrawVersion: action('withdrawVersion', withdrawVersion),
    retryVersionChecks: action('retryVersionChecks', retryVersionChecks),
    publishVersion: action('publishVersion', publishVersion),
    yankVersion: action('yankVersion', yankVersion),
    unyankVersion: action('unyankVersion', unyankVersion),
  },
  Version: {
    __resolveReference: async ({ id }, ctx) => seeVersion(ctx, await ctx.loaders.versions.load(id)),
    plugin: async ({ pluginId }, _args, ctx) => {
      const plugin = await ctx.loaders.plugins.load(pluginId);
      if (!plugin) throw new Error(`plugin ${pluginId} is missing`);
      return plugin;
    },
    stage: (version) => stageOf(version),
    release: ({ releaseMode }) => releaseMode,
    manifest: ({ release }) => release?.manifest ?? null,
    installable: (version, _args, ctx) => availabilityOf(ctx, version),
    timeline: async ({ id, publisherId }, args, ctx) => {
      const states = await statesToSee(ctx, publisherId);
      return connect(args, {
        of: 'Version.timeline',
        key: z.int32(),
        read: (page) => ctx.loaders.timelines.load({ parent: id, page, filter: states }),
        keyOf: ({ rev }) => rev,
      });
    },
    availableActions: (version, _args, ctx) => availableActions(ctx, version),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
  TimelineEntry: {
    at: ({ at }) => at.toISOString(),
    // Publishers deal with the marketplace, not with the person who happened to review.
    actorName: async ({ actorId, by }, _args, ctx) => {
      const hidden = ['reviewer', 'staff'].includes(by) && !can(ctx.session, 'version:readAny');
      return hidden ? null : ctx.loaders.actorNames.load(actorId);
    },
  },
} satisfies Resolvers;

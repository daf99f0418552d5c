import { assertCan } from '@guildhall/authz';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { placeOrThrow } from '../place/place-argument.ts';
import { assertAt, seesPlace } from '../place/read-place.ts';
import { runnableWithFallback } from '../fallback/runnable-with-fallback.ts';
import { availableActionsOf } from './available-actions.ts';
import { changeSettings } from './change-settings.ts';
import { consentToInstallation } from './consent-to-installation.ts';
import { disableInstallation } from './disable-installation.ts';
import { enableInstallation } from './enable-installation.ts';
import { installPlugin } from './install-plugin.ts';
import { installabilityOf } from './installability.ts';
import { pendingUpdateOf } from './pending-update.ts';
import { uninstall } from './uninstall.ts';
import { updateInstallation } from './update-installation.ts';

export const installationResolvers: Resolvers = {
  Query: {
    installation: async (_root, { id }, ctx) => {
      const installation = await ctx.load.installation.load(id);
      return installation && seesPlace(ctx.session, installation.place) ? installation : null;
    },
    installations: async (_root, { scope, pluginId, ...paging }, ctx) => {
      assertCan(ctx.session, 'installation:read');
      const place = scope ? placeOrThrow(scope) : null;
      const own = ctx.session.scope;
      if (place && own) assertAt(ctx.session, place);
      const mine = own && {
        host: own.host,
        organization: own.organization,
        workspace: own.workspace ?? null,
      };
      const within = place ?? mine ?? undefined;
      return connect(paging, {
        of: 'Query.installations',
        filter: { place, pluginId },
        key: z.string(),
        read: (page) => ctx.installations.list({ within, pluginId: pluginId ?? undefined }, page),
        keyOf: ({ id }) => id,
      });
    },
  },
  Mutation: {
    installPlugin: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('installPlugin', input, () => installPlugin(ctx, input)),
      ),
    consentToInstallation: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('consentToInstallation', input, () => consentToInstallation(ctx, input)),
      ),
    updateInstallation: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('updateInstallation', input, () => updateInstallation(ctx, input)),
      ),
    disableInstallation: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('disableInstallation', input, () => disableInstallation(ctx, input)),
      ),
    enableInstallation: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('enableInstallation', input, () => enableInstallation(ctx, input)),
      ),
    uninstall: async (_root, { input }, ctx) =>
      payload('installation', await ctx.mutations.run('uninstall', input, () => uninstall(ctx, input))),
    changeSettings: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('changeSettings', input, () => changeSettings(ctx, input)),
      ),
  },
  Installation: {
    __resolveReference: async ({ id }, ctx) => {
      const installation = await ctx.load.installation.load(id);
      return installation && seesPlace(ctx.session, installation.place) ? installation : null;
    },
    plugin: ({ pluginId }) => ({ id: pluginId }),
    scope: ({ place }) => place,
    grants: ({ grants }) => [...grants.permissions, ...grants.origins],
    runnable: (installation, _args, ctx) => runnableWithFallback(ctx, installation),
    consent: ({ id }, _args, ctx) => ctx.load.consent.load(id),
    pendingUpdate: (installation, _args, ctx) => pendingUpdateOf(ctx, installation),
    timeline: ({ id }, args, ctx) =>
      connect(args, {
        of: 'Installation.timeline',
        key: z.int32(),
        read: (page) => ctx.load.timeline.load({ parent: id, page, filter: null }),
        keyOf: ({ rev }) => rev,
      }),
    availableActions: (installation, _args, ctx) => availableActionsOf(ctx, installation),
    installedAt: ({ installedAt }) => installedAt.toISOString(),
  },
  InstallationLock: {
    version: ({ versionId }) => ({ id: versionId }),
    since: ({ since }) => since.toISOString(),
  },
  InstallationStep: {
    at: ({ at }) => at.toISOString(),
    actorId: ({ byActor }) => byActor,
    version: ({ versionId }) => (versionId === null ? null : { id: versionId }),
  },
  Consent: { at: ({ at }) => at.toISOString() },
  Plugin: {
    __resolveReference: ({ id }) => ({ id }),
    installability: (plugin, { scope }, ctx) => installabilityOf(ctx, plugin.id, placeOrThrow(scope)),
    reach: async (plugin, _args, ctx) => ({
      ...(await ctx.load.reach.load(plugin.id)),
      asOf: ctx.now.toISOString(),
    }),
  },
};

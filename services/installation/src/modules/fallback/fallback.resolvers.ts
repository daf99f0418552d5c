import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { fallBackInstallation } from './fall-back-installation.ts';
import { findFallback } from './find-fallback.ts';
import { setHostFallback } from './set-host-fallback.ts';

export const fallbackResolvers: Resolvers = {
  Mutation: {
    fallBackInstallation: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('fallBackInstallation', input, () => fallBackInstallation(ctx, input)),
      ),
    setHostFallback: async (_root, { input }, ctx) =>
      payload('host', await ctx.mutations.run('setHostFallback', input, () => setHostFallback(ctx, input))),
  },
  Installation: {
    fallback: async (installation, _args, ctx) => {
      const { version } = (await findFallback(ctx, installation)) ?? {};
      if (!version) return null;
      const { id, versionString, releaseDigest } = version;
      return { version: { id }, versionString, releaseDigest };
    },
  },
};

import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { shownSecrets } from './declared-secret.ts';
import { removeInstallationSecret } from './remove-installation-secret.ts';
import { setInstallationSecret, withoutValue } from './set-installation-secret.ts';

export const secretResolvers: Resolvers = {
  Mutation: {
    setInstallationSecret: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('setInstallationSecret', withoutValue(ctx, input), () =>
          setInstallationSecret(ctx, input),
        ),
      ),
    removeInstallationSecret: async (_root, { input }, ctx) =>
      payload(
        'installation',
        await ctx.mutations.run('removeInstallationSecret', input, () =>
          removeInstallationSecret(ctx, input),
        ),
      ),
  },
  Installation: {
    secrets: async (installation, _args, ctx) => {
      const secrets = await shownSecrets(ctx, installation);
      return secrets.map(({ name, label, required, origins, setAt, setBy }) => ({
        ...{ name, label, required, origins: [...origins], setAt: setAt?.toISOString() ?? null, setBy },
      }));
    },
  },
};

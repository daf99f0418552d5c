import { assertCan } from '@guildhall/authz';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { placeOrThrow } from '../place/place-argument.ts';
import { assertAt } from '../place/read-place.ts';
import { approveInstallRequest, denyInstallRequest } from './decide-install-request.ts';
import { requestInstall } from './request-install.ts';

export const requestResolvers: Resolvers = {
  Query: {
    installRequests: async (_root, { scope, state, ...paging }, ctx) => {
      assertCan(ctx.session, 'installation:read');
      const place = placeOrThrow(scope);
      if (ctx.session.scope) assertAt(ctx.session, place);
      return connect(paging, {
        of: 'Query.installRequests',
        filter: { place, state },
        key: z.string(),
        read: (page) => ctx.requests.list(place, state ?? null, page),
        keyOf: ({ id }) => id,
      });
    },
  },
  Mutation: {
    requestInstall: async (_root, { input }, ctx) =>
      payload('request', await ctx.mutations.run('requestInstall', input, () => requestInstall(ctx, input))),
    approveInstallRequest: async (_root, { input }, ctx) =>
      payload(
        'request',
        await ctx.mutations.run('approveInstallRequest', input, () => approveInstallRequest(ctx, input)),
      ),
    denyInstallRequest: async (_root, { input }, ctx) =>
      payload(
        'request',
        await ctx.mutations.run('denyInstallRequest', input, () => denyInstallRequest(ctx, input)),
      ),
  },
  InstallRequest: {
    plugin: ({ pluginId }) => ({ id: pluginId }),
    scope: ({ place }) => place,
    at: ({ at }) => at.toISOString(),
  },
};

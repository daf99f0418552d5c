import { assertCan } from '@guildhall/authz';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { publishSurface } from './publish-surface.ts';
import { registerHost } from './register-host.ts';
import { rotateHostKey } from './rotate-host-key.ts';

export const hostResolvers: Resolvers = {
  Query: {
    hosts: (_root, _args, ctx) => {
      assertCan(ctx.session, 'host:read');
      return ctx.hosts.list();
    },
    host: (_root, { id }, ctx) => {
      assertCan(ctx.session, 'host:read');
      return ctx.load.host.load(id);
    },
  },
  Mutation: {
    registerHost: async (_root, { input }, ctx) =>
      payload('host', await ctx.mutations.run('registerHost', input, () => registerHost(ctx, input))),
    rotateHostKey: async (_root, { input }, ctx) =>
      payload('host', await ctx.mutations.run('rotateHostKey', input, () => rotateHostKey(ctx, input))),
    publishSurface: async (_root, { input }, ctx) =>
      payload('host', await ctx.mutations.run('publishSurface', input, () => publishSurface(ctx, input))),
  },
  Host: {
    __resolveReference: ({ id }, ctx) => ctx.load.host.load(id),
    surface: ({ key }, _args, ctx) => ctx.load.surface.load(key),
    surfaces: ({ id }, args, ctx) =>
      connect(args, {
        of: 'Host.surfaces',
        key: z.int32(),
        read: (page) => ctx.load.surfaces.load({ parent: id, page, filter: null }),
        keyOf: ({ rev }) => rev,
      }),
  },
  HostSurface: { publishedAt: ({ publishedAt }) => publishedAt.toISOString() },
};

import type { Resolvers } from './generated/graphql.ts';
import { hostResolvers } from './modules/host/host.resolvers.ts';
import { installationResolvers } from './modules/installation/installation.resolvers.ts';
import { requestResolvers } from './modules/request/install-request.resolvers.ts';
import { resolutionResolvers } from './modules/resolution/resolution.resolvers.ts';
import { ruleResolvers } from './modules/rule/rule.resolvers.ts';

/** The subgraph's resolvers, of every noun. */
export const resolvers: Resolvers = {
  ...hostResolvers,
  ...installationResolvers,
  ...ruleResolvers,
  ...requestResolvers,
  ...resolutionResolvers,
  Query: {
    ...hostResolvers.Query,
    ...installationResolvers.Query,
    ...ruleResolvers.Query,
    ...requestResolvers.Query,
    ...resolutionResolvers.Query,
  },
  Mutation: {
    ...hostResolvers.Mutation,
    ...installationResolvers.Mutation,
    ...ruleResolvers.Mutation,
    ...requestResolvers.Mutation,
  },
};

import type { Resolvers } from './generated/graphql.ts';
import { fallbackResolvers } from './modules/fallback/fallback.resolvers.ts';
import { hostResolvers } from './modules/host/host.resolvers.ts';
import { installationResolvers } from './modules/installation/installation.resolvers.ts';
import { requestResolvers } from './modules/request/install-request.resolvers.ts';
import { resolutionResolvers } from './modules/resolution/resolution.resolvers.ts';
import { ruleResolvers } from './modules/rule/rule.resolvers.ts';
import { secretResolvers } from './modules/secret/secret.resolvers.ts';
import { slotResolvers } from './modules/slot/slot.resolvers.ts';

/** The subgraph's resolvers, of every noun. */
export const resolvers: Resolvers = {
  ...hostResolvers,
  ...installationResolvers,
  ...ruleResolvers,
  ...requestResolvers,
  ...resolutionResolvers,
  ...slotResolvers,
  Installation: {
    ...installationResolvers.Installation,
    ...secretResolvers.Installation,
    ...fallbackResolvers.Installation,
  },
  Query: {
    ...hostResolvers.Query,
    ...installationResolvers.Query,
    ...ruleResolvers.Query,
    ...requestResolvers.Query,
    ...resolutionResolvers.Query,
    ...slotResolvers.Query,
  },
  Mutation: {
    ...hostResolvers.Mutation,
    ...installationResolvers.Mutation,
    ...ruleResolvers.Mutation,
    ...requestResolvers.Mutation,
    ...secretResolvers.Mutation,
    ...fallbackResolvers.Mutation,
    ...slotResolvers.Mutation,
  },
};

import type { Resolvers } from './generated/graphql.ts';
import { hostResolvers } from './modules/host/host.resolvers.ts';
import { installationResolvers } from './modules/installation/installation.resolvers.ts';
import { requestResolvers } from './modules/request/install-request.resolvers.ts';
import { resolutionResolvers } from './modules/resolution/resolution.resolvers.ts';
import { ruleResolvers } from './modules/rule/rule.resolvers.ts';

const MODULES = [hostResolvers, installationResolvers, ruleResolvers, requestResolvers, resolutionResolvers];

/** The subgraph's resolvers, of every noun. */
export const resolvers: Resolvers = {
  ...Object.assign({}, ...MODULES),
  Query: Object.assign({}, ...MODULES.map(({ Query }) => Query)),
  Mutation: Object.assign({}, ...MODULES.map(({ Mutation }) => Mutation)),
};

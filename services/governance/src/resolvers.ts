import type { Resolvers } from './generated/graphql.ts';
import { auditResolvers } from './modules/audit/audit.resolvers.ts';
import { decisionResolvers } from './modules/decision/decision.resolvers.ts';
import { noticeResolvers } from './modules/notice/notice.resolvers.ts';
import { policyResolvers } from './modules/policy/policy.resolvers.ts';
import { settingsResolvers } from './modules/settings/settings.resolvers.ts';
import { restrictionResolvers } from './modules/restriction/restriction.resolvers.ts';
import { caseResolvers } from './modules/review-case/review-case.resolvers.ts';
import { trustResolvers } from './modules/trust/trust.resolvers.ts';

const modules: readonly Resolvers[] = [
  auditResolvers,
  decisionResolvers,
  noticeResolvers,
  policyResolvers,
  restrictionResolvers,
  caseResolvers,
  settingsResolvers,
  trustResolvers,
];

/** All fields of the subgraph; several modules may add to one type, never to one field. */
export const resolvers: Record<string, object> = {};
for (const module of modules)
  for (const [type, fields] of Object.entries<object>(module))
    resolvers[type] = Object.assign({}, resolvers[type], fields);

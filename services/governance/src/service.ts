import { readSubgraph } from '@guildhall/schema';
import type { ServiceDefinition } from '@guildhall/service-runtime';
import { contextOf, type Context } from './context.ts';
import { openDatabase, type Tx } from './database.ts';
import { draftEvaluator, policyEvaluator } from './evaluator.ts';
import { feedRoutes } from './modules/feed/feed.routes.ts';
import { floorRoutes } from './modules/policy/floor.routes.ts';
import { noteApplied } from './modules/feed/note-applied.ts';
import { restrictionTimers } from './modules/restriction/restriction.timers.ts';
import { caseTimers } from './modules/review-case/case.timers.ts';
import { subjectEvents } from './modules/subject/subject.jobs.ts';
import { resolvers } from './resolvers.ts';
import { snapshots } from './snapshots.ts';

/** Policies, decisions, review cases, restrictions and trust. */
export const governance: ServiceDefinition<Tx, Context> = {
  name: 'governance',
  typeDefs: readSubgraph('governance'),
  resolvers,
  openDatabase,
  contextOf,
  events: subjectEvents,
  due: [...caseTimers, ...restrictionTimers],
  snapshots,
  routes(app, served) {
    feedRoutes(app, served);
    floorRoutes(app, served);
  },
  background: noteApplied,
  async close() {
    await Promise.all([policyEvaluator.close(), draftEvaluator.close()]);
  },
};

import { readSubgraph } from '@guildhall/schema';
import type { ServiceDefinition } from '@guildhall/service-runtime';
import { contextOf, type Context } from './context.ts';
import { openDatabase, type Tx } from './database.ts';
import { catalogEvents } from './modules/catalog/catalog.jobs.ts';
import { epochEvents } from './modules/epoch/epoch.jobs.ts';
import { epochRoutes } from './modules/epoch/epoch.routes.ts';
import { driftTasks } from './modules/drift/check-digests.ts';
import { fallbackDue, fallbackTasks } from './modules/fallback/fallback.jobs.ts';
import { keepFeed } from './modules/feed/keep-feed.ts';
import { hostSnapshots } from './modules/host/host.snapshots.ts';
import { installationDue } from './modules/installation/installation.due.ts';
import { installationTasks } from './modules/installation/installation.jobs.ts';
import { installationSnapshots } from './modules/installation/installation.snapshots.ts';
import { restrictionEvents } from './modules/restriction/restriction.jobs.ts';
import { resolvers } from './resolvers.ts';

/** Hosts and surfaces, installations and consents, and what a page shows. */
export const installation: ServiceDefinition<Tx, Context> = {
  name: 'installation',
  typeDefs: readSubgraph('installation'),
  resolvers,
  openDatabase,
  contextOf,
  events: [...epochEvents, ...catalogEvents, ...restrictionEvents],
  tasks: [...installationTasks, ...fallbackTasks, ...driftTasks],
  due: [...fallbackDue, ...installationDue],
  taskQueues: { 'installation-updates': { concurrency: 2, inFlight: 2 } },
  snapshots: [...hostSnapshots, ...installationSnapshots],
  routes: epochRoutes,
  background: keepFeed,
};

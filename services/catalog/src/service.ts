import { readSubgraph } from '@guildhall/schema';
import type { ServiceDefinition } from '@guildhall/service-runtime';
import { contextOf, type Context } from './context.ts';
import { openDatabase, type Tx } from './database.ts';
import { identityEvents } from './modules/identity/identity.jobs.ts';
import { serveIdentityRoutes } from './modules/identity/identity.routes.ts';
import { installationEvents } from './modules/installation/installation.jobs.ts';
import { marketplaceEvents } from './modules/marketplace/marketplace.jobs.ts';
import { publisherEvents } from './modules/publisher/publisher.jobs.ts';
import { restrictionDue, restrictionEvents } from './modules/restriction/restriction.jobs.ts';
import { versionDue, versionEvents } from './modules/version/version.jobs.ts';
import { resolvers } from './resolvers.ts';
import { snapshots } from './snapshots.ts';

/** Plugins as products, and who may do what in a marketplace. */
export const catalog: ServiceDefinition<Tx, Context> = {
  name: 'catalog',
  typeDefs: readSubgraph('catalog'),
  resolvers,
  openDatabase,
  contextOf,
  events: [
    ...identityEvents,
    ...installationEvents,
    ...marketplaceEvents,
    ...publisherEvents,
    ...restrictionEvents,
    ...versionEvents,
  ],
  due: [...restrictionDue, ...versionDue],
  snapshots,
  routes: serveIdentityRoutes,
};

import { readSubgraph } from '@guildhall/schema';
import type { ServiceDefinition } from '@guildhall/service-runtime';
import { contextOf, type Context } from './context.ts';
import { openDatabase, type Tx } from './database.ts';
import { readCiIssuers } from './environment.ts';
import { identityEvents } from './modules/identity/identity.jobs.ts';
import { serveIdentityRoutes } from './modules/identity/identity.routes.ts';
import { serveOrigins } from './modules/identity/origins.routes.ts';
import { installationEvents } from './modules/installation/installation.jobs.ts';
import { marketplaceEvents } from './modules/marketplace/marketplace.jobs.ts';
import { publisherEvents } from './modules/publisher/publisher.jobs.ts';
import { restrictionDue, restrictionEvents } from './modules/restriction/restriction.jobs.ts';
import { CI_ISSUERS, type CiIssuer } from './modules/trusted-publisher/ci-issuer.ts';
import { issuerKeys } from './modules/trusted-publisher/issuer-keys.ts';
import { serveTrustedTokens } from './modules/trusted-publisher/trusted-publisher.routes.ts';
import { versionDue, versionEvents } from './modules/version/version.jobs.ts';
import { resolvers } from './resolvers.ts';
import { snapshots } from './snapshots.ts';

/** Catalog, taking builds of these issuers in place of stored keys. */
export function catalogWith(ciIssuers: readonly CiIssuer[]): ServiceDefinition<Tx, Context> {
  return {
    name: 'catalog',
    typeDefs: readSubgraph('catalog'),
    resolvers,
    openDatabase,
    contextOf: (unit, ground) => contextOf(unit, { ...ground, ciIssuers }),
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
    routes(app, served) {
      serveIdentityRoutes(app, served);
      serveOrigins(app, served);
      serveTrustedTokens(app, served, issuerKeys(ciIssuers));
    },
  };
}

/** Plugins as products, and who may do what in a marketplace. */
export const catalog = catalogWith([...CI_ISSUERS, ...readCiIssuers()]);

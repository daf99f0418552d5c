import { PrismaPg } from '@prisma/adapter-pg';
import { permissionsOf, systemSession, type Session } from '../../packages/internal/authz/src/index.ts';
import {
  generateKey,
  openMarketplaces,
  openSealer,
  openSigner,
  openUnitOfWork,
} from '../../packages/internal/service-runtime/src/index.ts';
import { contextOf, type Context, type Means } from '../../services/installation/src/context.ts';
import { openDatabase, type Tx } from '../../services/installation/src/database.ts';
import { PrismaClient } from '../../services/installation/src/generated/prisma/client.ts';
import { resolveContributions } from '../../services/installation/src/modules/resolution/resolve-contributions.ts';

export interface Page {
  marketplaceId: string;
  organization: string;
}

export interface Resolver {
  /** How many contributions the page shows. */
  resolve(this: void, page: Page): Promise<number>;
  close(): Promise<void>;
}

export interface Statement {
  query: string;
  /** A JSON list. */
  params: string;
}

const silentBus = {
  publish: () => Promise.resolve(),
  subscribe: () => Promise.resolve(),
  healthy: () => true,
  close: () => Promise.resolve(),
};

/** Resolving signs and seals nothing, so any key will do. */
const { privateKey } = await generateKey('bench');
const means: Means = {
  signer: await openSigner(privateKey),
  sealer: openSealer(privateKey, { keys: [] }),
  actorSecret: new Uint8Array(),
};

/** The service's own resolver over its own unit of work: everything between the graph and PostgreSQL. */
export function openResolver(databaseUrl: string, database = openDatabase(databaseUrl)): Resolver {
  const units = openUnitOfWork<Tx, Context>({
    ...{ service: 'installation', database, bus: silentBus },
    contextOf: (unit) => contextOf(unit, means),
  });
  return {
    async resolve(page) {
      const place = { host: 'crm', organization: page.organization, workspace: null };
      const resolution = await units.run(userOf(page), (ctx) => resolveContributions(ctx, place, null), {
        readOnly: true,
      });
      return resolution.contributions.length;
    },
    close: () => units.close(),
  };
}

/** The statement with which the resolver reads a page, as it is really sent. */
export async function overhear(databaseUrl: string, page: Page): Promise<Statement> {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: 1 }),
    log: [{ emit: 'event', level: 'query' }],
  });
  const heard: Statement[] = [];
  client.$on('query', ({ query, params }) => heard.push({ query, params }));
  const resolver = openResolver(databaseUrl, openMarketplaces<Tx>(client));
  await resolver.resolve(page);
  await resolver.close();
  const statement = heard.find(({ query }) => query.includes('installation_lock'));
  if (!statement) throw new Error('the resolver no longer reads locks; the bench has to learn what it reads');
  return statement;
}

function userOf({ marketplaceId, organization }: Page): Session {
  return {
    ...systemSession(marketplaceId, 'bench'),
    actorKind: 'HOST_USER',
    permissions: permissionsOf(['endUser']),
    scope: { host: 'crm', organization },
  };
}

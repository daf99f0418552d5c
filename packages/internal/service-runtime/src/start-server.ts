import type { RawSql } from '@guildhall/messaging';
import type { ServiceEnvironment } from './environment.ts';
import { endConnections } from './end-connections.ts';
import { openBase } from './open-base.ts';
import { serveInternalRoutes } from './internal-routes.ts';
import { passportControl } from './passport.ts';
import { databaseCheck, serveReadiness } from './readiness.ts';
import { rebuildProjections } from './rebuild.ts';
import type { RunningServer, ServiceDefinition } from './service.ts';
import { subgraphServer } from './subgraph-server.ts';
import { openUnitOfWork, type Unit, type UnitContext } from './unit-of-work.ts';

/** Serves one service: its subgraph, its internal routes, its health. */
export async function startServer<Tx extends RawSql, Context extends UnitContext>(
  definition: ServiceDefinition<Tx, Context>,
  env: ServiceEnvironment,
): Promise<RunningServer> {
  const { name, typeDefs, resolvers, snapshots = [] } = definition;
  // What is open when a start fails is closed again, in the order of a stop.
  await using opened = new AsyncDisposableStack();
  const { ground, database } = await openBase(opened, definition, { name, env });
  const { bus, log } = ground;
  const contextOf = (unit: Unit<Tx>) => definition.contextOf(unit, ground);
  const units = openUnitOfWork({ service: name, database, bus, contextOf });
  const bare = openUnitOfWork<Tx, Unit<RawSql>>({ service: name, database, bus, contextOf: (unit) => unit });
  const openPassport = passportControl(env.trustedKeys, name);
  const served = { units, ground, openPassport, courierUrl: env.courierDatabaseUrl };

  const app = await subgraphServer({ name, typeDefs, resolvers, units, openPassport, log });
  const rebuild = (marketplaceId: string) =>
    rebuildProjections(marketplaceId, definition.events, { units, peers: ground.peers });
  endConnections(app);
  serveInternalRoutes(app, { units, bare, snapshots, openPassport, rebuild });
  definition.routes?.(app, served);
  const background = await definition.background?.(served);
  opened.defer(async () => background?.close());
  opened.defer(() => app.close());
  serveReadiness(app, [databaseCheck(bare), ...(background?.ready ? [background.ready] : [])]);
  const url = await app.listen({ host: env.host, port: env.port });

  const running = opened.move();
  return { url, close: () => running.disposeAsync() };
}

import { freePort } from '@guildhall/embedded';
import type { GatewayEnvironment } from '@guildhall/gateway';
import { SUPERGRAPH_FILE, type SubgraphName } from '@guildhall/schema';
import type { Identity, ServiceEnvironment } from '@guildhall/service-runtime';
import { bySubgraph, eachSubgraph } from './by-subgraph.ts';
import { keyOf, trustedHere } from './secrets.ts';
import type { Stores } from './stores.ts';

/** What every process of a deployment needs to know. */
export interface Deployment {
  services: Record<SubgraphName, ServiceEnvironment>;
  gateway: GatewayEnvironment;
}

const HOST = '127.0.0.1';

export async function planDeployment(options: {
  stores: Stores;
  secrets: Identity;
  port: number;
  exampleHostUrl: string;
  logLevel: string;
  requestsPerMinute: number;
}): Promise<Deployment> {
  const { stores, secrets, logLevel } = options;
  const trustedKeys = trustedHere(secrets);
  const ports = await eachSubgraph(freePort);
  const urls = bySubgraph((name) => `http://${HOST}:${ports[name]}`);
  const envOf = (name: SubgraphName): ServiceEnvironment => ({
    host: HOST,
    port: ports[name],
    databaseUrl: stores.databases[name].app,
    courierDatabaseUrl: stores.databases[name].courier,
    queueUrl: stores.queueUrl,
    busUrl: stores.queueUrl,
    signingKey: keyOf(secrets, name),
    trustedKeys,
    peers: urls,
    actorSecret: secrets.actorSecret,
    logLevel,
  });
  return {
    services: bySubgraph(envOf),
    gateway: {
      host: HOST,
      port: options.port,
      subgraphs: urls,
      busUrl: stores.queueUrl,
      signingKey: keyOf(secrets, 'gateway'),
      trustedKeys,
      actorSecret: secrets.actorSecret,
      allowedOrigins: [options.exampleHostUrl],
      introspection: true,
      executor: 'compiled',
      planner: 'hive',
      // Whoever runs this machine develops on it; `trusted` is for deployments that serve hosts.
      documents: 'any',
      trustedDocuments: [],
      snapshotUrl: stores.queueUrl.startsWith('redis') ? stores.queueUrl : null,
      ratePoints: {
        actor: options.requestsPerMinute,
        marketplace: 40 * options.requestsPerMinute,
        stranger: options.requestsPerMinute,
      },
      supergraph: SUPERGRAPH_FILE,
      trustedProxies: [],
      requestTimeoutMs: 60_000,
      metricsPort: await freePort(),
      logLevel,
    },
  };
}

import { freePort } from '@guildhall/embedded';
import type { GatewayEnvironment } from '@guildhall/gateway';
import { SUPERGRAPH_FILE } from '@guildhall/schema';
import type { ServiceEnvironment } from '@guildhall/service-runtime';
import { keyOf, type Secrets } from './secrets.ts';
import { SERVICE_NAMES, type ServiceName } from './services.ts';
import type { Stores } from './stores.ts';

/** What every process of a deployment needs to know. */
export interface Deployment {
  services: Record<ServiceName, ServiceEnvironment>;
  gateway: GatewayEnvironment;
}

const HOST = '127.0.0.1';

export async function planDeployment(options: {
  stores: Stores;
  secrets: Secrets;
  port: number;
  exampleHostUrl: string;
  logLevel: string;
  requestsPerMinute: number;
}): Promise<Deployment> {
  const { stores, secrets, logLevel } = options;
  const ports = await Promise.all(SERVICE_NAMES.map(async (name) => [name, await freePort()] as const));
  const urls = Object.fromEntries(ports.map(([name, port]) => [name, `http://${HOST}:${port}`])) as Record<
    ServiceName,
    string
  >;
  const envOf = ([name, port]: (typeof ports)[number]): ServiceEnvironment => ({
    host: HOST,
    port,
    databaseUrl: stores.databases[name].app,
    courierDatabaseUrl: stores.databases[name].courier,
    queueUrl: stores.queueUrl,
    busUrl: stores.queueUrl,
    signingKey: keyOf(secrets, name),
    trustedKeys: secrets.trusted,
    peers: urls,
    actorSecret: secrets.actorSecret,
    logLevel,
  });
  return {
    services: Object.fromEntries(ports.map((entry) => [entry[0], envOf(entry)])) as Record<
      ServiceName,
      ServiceEnvironment
    >,
    gateway: {
      host: HOST,
      port: options.port,
      subgraphs: urls,
      busUrl: stores.queueUrl,
      signingKey: keyOf(secrets, 'gateway'),
      trustedKeys: secrets.trusted,
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
      metricsPort: 0,
      logLevel,
    },
  };
}

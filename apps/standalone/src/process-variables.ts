import type { GatewayEnvironment } from '@guildhall/gateway';
import type { ServiceEnvironment } from '@guildhall/service-runtime';

/** A service's environment as the variables its process reads. */
export function serviceVariables(env: ServiceEnvironment): Record<string, string> {
  return {
    HOST: env.host,
    PORT: String(env.port),
    DATABASE_URL: env.databaseUrl,
    COURIER_DATABASE_URL: env.courierDatabaseUrl,
    QUEUE_URL: env.queueUrl,
    BUS_URL: env.busUrl,
    SIGNING_KEY: JSON.stringify(env.signingKey),
    TRUSTED_KEYS: JSON.stringify(env.trustedKeys),
    PEERS: JSON.stringify(env.peers),
    ACTOR_SECRET: env.actorSecret,
    LOG_LEVEL: env.logLevel,
  };
}

export function gatewayVariables(env: GatewayEnvironment): Record<string, string> {
  return {
    HOST: env.host,
    PORT: String(env.port),
    SUBGRAPHS: JSON.stringify(env.subgraphs),
    BUS_URL: env.busUrl,
    SIGNING_KEY: JSON.stringify(env.signingKey),
    TRUSTED_KEYS: JSON.stringify(env.trustedKeys),
    ACTOR_SECRET: env.actorSecret,
    ALLOWED_ORIGINS: env.allowedOrigins.join(','),
    INTROSPECTION: String(env.introspection),
    EXECUTOR: env.executor,
    PLANNER: env.planner,
    DOCUMENTS: env.documents,
    TRUSTED_DOCUMENTS: env.trustedDocuments.join(','),
    ...(env.snapshotUrl !== null && { SNAPSHOT_URL: env.snapshotUrl }),
    SUPERGRAPH: env.supergraph,
    TRUSTED_PROXIES: env.trustedProxies.join(','),
    REQUEST_TIMEOUT_MS: String(env.requestTimeoutMs),
    RATE_POINTS: JSON.stringify(env.ratePoints),
    ...(env.metricsPort !== null && { METRICS_PORT: String(env.metricsPort) }),
    LOG_LEVEL: env.logLevel,
  };
}

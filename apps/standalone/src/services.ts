import { catalog } from '@guildhall/catalog';
import { forgeInDevelopment } from '@guildhall/forge';
import type { PlayedOrigin } from '@guildhall/egress/development';
import { governance } from '@guildhall/governance';
import { installation } from '@guildhall/installation';
import type { SubgraphName } from '@guildhall/schema';
import { startServer, startWorker, type ServiceEnvironment } from '@guildhall/service-runtime';

export interface Stoppable {
  close(): Promise<void>;
}

type Services = Record<
  SubgraphName,
  {
    server: (env: ServiceEnvironment) => Promise<Stoppable>;
    worker: (env: ServiceEnvironment) => Promise<Stoppable>;
  }
>;

/**
 * How each service starts inside this process; definitions differ in type, so each has its own line. Functions find the
 * origins that are `played` on this machine.
 */
export function servicesWith(played: readonly PlayedOrigin[]): Services {
  const forge = forgeInDevelopment(played);
  return {
    catalog: { server: (env) => startServer(catalog, env), worker: (env) => startWorker(catalog, env) },
    governance: {
      server: (env) => startServer(governance, env),
      worker: (env) => startWorker(governance, env),
    },
    installation: {
      server: (env) => startServer(installation, env),
      worker: (env) => startWorker(installation, env),
    },
    forge: { server: (env) => startServer(forge, env), worker: (env) => startWorker(forge, env) },
  };
}

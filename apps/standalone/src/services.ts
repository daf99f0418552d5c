import { catalog } from '@guildhall/catalog';
import { forge } from '@guildhall/forge';
import { governance } from '@guildhall/governance';
import { installation } from '@guildhall/installation';
import type { SubgraphName } from '@guildhall/schema';
import { startServer, startWorker, type ServiceEnvironment } from '@guildhall/service-runtime';

export interface Stoppable {
  close(): Promise<void>;
}

/** How each service starts inside this process; definitions differ in type, so each has its own line. */
export const SERVICES: Record<
  SubgraphName,
  {
    server: (env: ServiceEnvironment) => Promise<Stoppable>;
    worker: (env: ServiceEnvironment) => Promise<Stoppable>;
  }
> = {
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

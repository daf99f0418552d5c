import { startGateway } from '@guildhall/gateway';
import type { Deployment } from './deployment.ts';
import { SERVICE_NAMES, SERVICES, type Stoppable } from './services.ts';

/** The whole deployment in this process; also the small production. */
export async function startInOneProcess({
  services,
  gateway,
}: Deployment): Promise<{ url: string } & Stoppable> {
  const servers: Stoppable[] = [];
  const workers: Stoppable[] = [];
  const close = async () => {
    // From the edge inwards: nothing is asked of what is already gone.
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    for (const name of SERVICE_NAMES) servers.push(await SERVICES[name].server(services[name]));
    workers.push(...(await Promise.all(SERVICE_NAMES.map((name) => SERVICES[name].worker(services[name])))));
    const edge = await startGateway(gateway);
    return {
      url: edge.url,
      async close() {
        await edge.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

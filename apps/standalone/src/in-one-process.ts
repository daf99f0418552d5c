import { startGateway } from '@guildhall/gateway';
import type { Deployment } from './deployment.ts';
import { SUBGRAPHS } from '@guildhall/schema';
import { playCompanyRegister } from './company-register.ts';
import { playExampleHost } from './play-example-host.ts';
import { servicesWith, type Stoppable } from './services.ts';

/** The whole deployment in this process, with the world outside that the examples need. */
export async function startInOneProcess(
  { services, gateway }: Deployment,
  exampleHostUrl: string,
): Promise<{ url: string } & Stoppable> {
  // From the edge inwards, also when a start fails: nothing is asked of what is already gone.
  await using opened = new AsyncDisposableStack();
  const register = await playCompanyRegister();
  opened.defer(() => register.close());
  const crm = await playExampleHost(exampleHostUrl);
  opened.defer(() => crm.close());
  const each = servicesWith([register, crm]);
  const servers: Stoppable[] = [];
  opened.defer(() => closeAll(servers));
  for (const name of SUBGRAPHS) servers.push(await each[name].server(services[name]));

  const starts = await Promise.allSettled(SUBGRAPHS.map((name) => each[name].worker(services[name])));
  const workers = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  opened.defer(() => closeAll(workers));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) throw failed.reason;

  const edge = await startGateway(gateway);
  opened.defer(() => edge.close());
  const running = opened.move();
  return { url: edge.url, close: () => running.disposeAsync() };
}

async function closeAll(parts: readonly Stoppable[]): Promise<void> {
  await Promise.all(parts.map((part) => part.close()));
}

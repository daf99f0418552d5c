import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway, type GatewayEnvironment } from '@guildhall/gateway';
import { startGuildhall, type Guildhall } from '@guildhall/standalone';

export interface Deployed {
  guildhall: Guildhall;
  token(persona: keyof Guildhall['personas']): string;
  /** One more gateway before the same services, in this process, with other settings. */
  gateway(changes?: Partial<GatewayEnvironment>): Promise<Awaited<ReturnType<typeof startGateway>>>;
  /** User and system time that the deployment's own gateway has used, in ms. */
  gatewayCpu(): number;
  close(): Promise<void>;
}

/** All of Guildhall, one process for each service, and the means to put further gateways before it. */
export async function deploy(queues: 'postgres' | 'redis' = 'postgres'): Promise<Deployed> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guildhall-edge-'));
  chmodSync(dataFolder, 0o755);
  const opened: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const guildhall = await startGuildhall({
      ...{ dataFolder, port: 0, exampleHostPort: 0, queues, processes: 'many', logLevel: 'fatal' },
    });
    opened.push(guildhall);
    return {
      ...{ guildhall, close },
      token: (persona) => guildhall.personas[persona].token,
      async gateway(changes = {}) {
        const gateway = await startGateway({ ...guildhall.deployment.gateway, port: 0, ...changes });
        opened.push(gateway);
        return gateway;
      },
      gatewayCpu: () => cpuOf(guildhall.fleet?.processes.get('gateway')?.pid()),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** From /proc, in steps of a clock tick (10 ms on Linux). */
function cpuOf(pid: number | undefined): number {
  if (pid === undefined) throw new Error('the gateway has no process of its own');
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = '0', system = '0'] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

import { readFileSync } from 'node:fs';
import { startGateway, type GatewayEnvironment } from '@guildhall/gateway';
import { assertCompiled } from './assert-compiled.ts';
import { metric } from './client.ts';
import { readShared } from './environment.ts';
import { openGuildhall, type Premises } from './open-guildhall.ts';

export interface Deployed {
  guildhall: Premises;
  token(persona: keyof Premises['personas']): string;
  /** One more gateway before the same services, in this process, with other settings. */
  gateway(changes?: Partial<GatewayEnvironment>): Promise<Awaited<ReturnType<typeof startGateway>>>;
  /** User and system time that the deployment's own gateway has used, in ms. */
  gatewayCpu(): number;
  close(): Promise<void>;
}

/** How long opening one may take on a machine that does other things as well. Milliseconds. */
export const OPENING_MS = 180_000;

/** A deployment of this file's own, to be bent as its tests need. */
export async function deploy(): Promise<Deployed> {
  const { premises, close } = await openGuildhall();
  return deployed(premises, close);
}

/** The deployment of the whole run: nobody restricts, stops or floods anything in it that others could notice. */
export function shared(): Deployed {
  // Written by this run's own setup.
  const premises = JSON.parse(readShared()) as Premises;
  return deployed(premises, () => Promise.resolve());
}

function deployed(guildhall: Premises, leave: () => Promise<void>): Deployed {
  const opened = new Set<{ close(): Promise<void> }>();
  const uncompiled: number[] = [];
  return {
    guildhall,
    token: (persona) => guildhall.personas[persona].token,
    async gateway(changes = {}) {
      const own = { ...guildhall.deployment.gateway, port: 0, metricsPort: 0 };
      const running = await startGateway({ ...own, ...changes });
      const gateway = {
        ...running,
        async close() {
          if (!opened.delete(gateway)) return;
          try {
            uncompiled.push(await metric(running.metricsUrl, 'guildhall_uncompiled_total'));
          } finally {
            await running.close();
          }
        },
      };
      opened.add(gateway);
      return gateway;
    },
    gatewayCpu: () => cpuOf(guildhall.gatewayPid),
    async close() {
      try {
        for (const one of [...opened].reverse()) await one.close();
      } finally {
        await leave();
      }
      uncompiled.forEach(assertCompiled);
    },
  };
}

/** From /proc, in steps of a clock tick (10 ms on Linux). Throws when the process is gone. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = '0', system = '0'] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithUs } from '@guildhall/embedded';
import type { Deployment } from './deployment.ts';
import { inherited } from './environment.ts';
import { gatewayVariables, serviceVariables } from './process-variables.ts';
import { SUBGRAPHS } from '@guildhall/schema';
import type { Stoppable } from './services.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Generous: nine processes start at once, perhaps on a busy machine. */
const READY_WITHIN_MS = 90_000;

/** One process for each service's server, each worker and the gateway, as production runs them. */
export interface Fleet extends Stoppable {
  url: string;
  /** Names: `catalog`, `catalog-worker`, …, `gateway`. A process that ends unasked is started again. */
  processes: ReadonlyMap<string, Supervised>;
}

export interface Supervised {
  pid(): number | undefined;
  /** Sends a signal to the process that runs now. */
  kill(signal: NodeJS.Signals): void;
  restarts(): number;
}

export async function startInManyProcesses({ services, gateway }: Deployment): Promise<Fleet> {
  const stop = new AbortController();
  const fleet = new Map<string, Supervised & Stoppable>();
  const begin = (name: string, entry: string, variables: Record<string, string>) =>
    fleet.set(name, supervise(join(ROOT, entry), variables, stop.signal));

  for (const name of SUBGRAPHS) {
    begin(name, `services/${name}/src/main.ts`, serviceVariables(services[name]));
    begin(`${name}-worker`, `services/${name}/src/worker.ts`, serviceVariables(services[name]));
  }
  begin('gateway', 'gateway/src/main.ts', gatewayVariables(gateway));

  const url = `http://${gateway.host}:${gateway.port}`;
  const close = async () => {
    stop.abort();
    await Promise.all([...fleet.values()].map((process) => process.close()));
  };
  try {
    for (const { host, port } of [...Object.values(services), gateway])
      await ready(`http://${host}:${port}/readyz`);
    return { url, processes: fleet, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function supervise(
  entry: string,
  variables: Record<string, string>,
  stop: AbortSignal,
): Supervised & Stoppable {
  let restarts = 0;
  let child = start();

  function start(): ChildProcess {
    const started = spawn(process.execPath, [entry], {
      cwd: ROOT,
      env: { ...inherited(), ...variables },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    endWithUs(started, 'TERM');
    started.once('exit', () => {
      if (stop.aborted) return;
      restarts++;
      setTimeout(() => {
        if (!stop.aborted) child = start();
      }, 200);
    });
    return started;
  }

  return {
    pid: () => child.pid,
    kill: (signal) => void child.kill(signal),
    restarts: () => restarts,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

async function ready(url: string): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} was not ready within ${READY_WITHIN_MS} ms`);
}

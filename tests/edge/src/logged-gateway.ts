import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { GatewayEnvironment } from '@guildhall/gateway';
import { until } from '@guildhall/testing';
import { inherited } from '../../../apps/standalone/src/environment.ts';
import { gatewayVariables } from '../../../apps/standalone/src/process-variables.ts';

/** A gateway in a process of its own, and every byte that it writes. */
export interface LoggedGateway {
  url: string;
  /** Ends it, by SIGTERM unless the test says otherwise; what it wrote is whole then. */
  close(signal?: NodeJS.Signals): Promise<string>;
}

const MAIN = join(import.meta.dirname, '../../../gateway/src/main.ts');
const LISTENING = /Server listening at (http:\/\/127\.0\.0\.1:\d+)/;

export async function startLogged(environment: GatewayEnvironment): Promise<LoggedGateway> {
  // Where it listens stands in its log.
  const variables = gatewayVariables({ ...environment, port: 0, metricsPort: null, logLevel: 'info' });
  const gateway = spawn(process.execPath, [MAIN], {
    env: { ...inherited(), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [gateway.stdout, gateway.stderr])
    stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const ended = once(gateway, 'close');
  const close = async (signal: NodeJS.Signals = 'SIGTERM') => {
    gateway.kill(signal);
    await ended;
    return written;
  };
  const address = () => LISTENING.exec(written)?.[1];
  try {
    let url: string | undefined;
    await until('the gateway listens', () => (url ??= address()) !== undefined, 30_000);
    return { url: url ?? '', close };
  } catch (error) {
    await close();
    throw new Error(`the gateway did not start:\n${written}`, { cause: error });
  }
}

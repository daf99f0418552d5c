import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gatewayVariables } from '../../apps/standalone/src/process-variables.ts';
import { freePort } from '../../packages/internal/embedded/src/index.ts';
import type { OpenGuildhall } from '../../tests/e2e/lab/open-guildhall.ts';
import { startProcess } from '../gateway/start-process.ts';

const SEATS = 20_000;

/** One more gateway, in a process of its own, at which one person may listen a thousand times. */
export async function openWideGateway({
  deployment: { gateway },
  folder,
}: OpenGuildhall): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...gatewayVariables({ ...gateway, port, metricsPort: null }),
    LIVE_STREAMS: JSON.stringify({ actor: SEATS, gateway: SEATS }),
  };
  const file = join(folder, 'wide-gateway.json');
  writeFileSync(file, JSON.stringify({ environment }));
  const script = fileURLToPath(import.meta.resolve('../gateway/servers/guildhall.mjs'));
  const args = [script, gateway.supergraph, String(port), file];
  const running = await startProcess(args, folder, async () => (await fetch(`${url}/readyz`)).ok);
  return { url, stop: () => running.stop() };
}

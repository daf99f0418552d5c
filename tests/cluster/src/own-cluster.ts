import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startPostgres } from '@guildhall/embedded';
import { temporaryFolder } from '@guildhall/testing';
import { podsOf, type Container, type Manifest, type Pod } from './manifest.ts';
import { startProgram, type Program } from './program.ts';
import { runSql } from './run-sql.ts';
import { makeSecrets, readSecrets, variablesOf } from './secrets.ts';

/** What a chart rendered, run on this machine: the same commands and variables, but on loopback and ports of their own. */
export interface OwnCluster {
  adminUrl: string;
  /** Addresses by name of Service. */
  urls: ReadonlyMap<string, string>;
  metricsUrl: string;
  /** Where workers answer who asks for their health. */
  probeUrls: readonly string[];
  /** Runs everything of one kind, and gives the programs by name. */
  start(kind: 'Job' | 'Deployment' | 'Pod'): ReadonlyMap<string, Program>;
  close(): Promise<void>;
}

/** Only speed is asked of these databases. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=400'];

export async function openOwnCluster(manifests: readonly Manifest[]): Promise<OwnCluster> {
  await using opened = new AsyncDisposableStack();
  const folder = temporaryFolder();
  opened.defer(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const postgres = await startPostgres(join(folder, 'postgres'), SETTINGS);
  opened.defer(postgres.stop);
  const { status, said } = makeSecrets(join(folder, 'secrets'), '--postgres', postgres.url);
  if (status !== 0) throw new Error(said);
  await runSql(postgres.url, join(folder, 'secrets/roles.sql'));

  const secrets = readSecrets(join(folder, 'secrets'));
  const services = manifests
    .filter(({ kind }) => kind === 'Service')
    .map(({ metadata }) => metadata.name ?? '');
  const ports = new Map(await Promise.all(services.map(async (name) => [name, await freePort()] as const)));
  const metricsPort = await freePort();
  const workers = podsOf(manifests).filter(({ spec }) =>
    spec.containers.some(({ env }) => env.some((variable) => variable.name === 'PROBE_PORT')),
  );
  const probePorts = new Map(
    await Promise.all(workers.map(async ({ name }) => [name, await freePort()] as const)),
  );
  const local = (text: string) =>
    text.replaceAll(/http:\/\/([-a-z]+):4000/g, (_, name: string) => `http://127.0.0.1:${ports.get(name)}`);

  function begin({ name }: Pod, { command, args, env, ...container }: Container): Program {
    const variables = variablesOf({ command, args, env, ...container }, secrets);
    const program = startProgram([...command, ...args].map(local), {
      ...Object.fromEntries(Object.entries(variables).map(([key, text]) => [key, local(text)])),
      ...('HOST' in variables && { HOST: '127.0.0.1', PORT: String(ports.get(name) ?? 0) }),
      ...('PROBE_PORT' in variables && { PROBE_PORT: String(probePorts.get(name) ?? 0) }),
      ...('METRICS_PORT' in variables && { METRICS_PORT: String(metricsPort) }),
    });
    // From here on, whoever closes the cluster ends it.
    running.defer(async () => {
      await program.end();
    });
    return program;
  }

  const running = opened.move();
  return {
    adminUrl: postgres.url,
    urls: new Map([...ports].map(([name, port]) => [name, `http://127.0.0.1:${port}`])),
    probeUrls: [...probePorts.values()].map((port) => `http://127.0.0.1:${port}`),
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    start: (kind) =>
      new Map(
        podsOf(manifests)
          .filter((pod) => pod.kind === kind)
          .flatMap((pod) =>
            pod.spec.containers.map((container) => [pod.name, begin(pod, container)] as const),
          ),
      ),
    close: () => running.disposeAsync(),
  };
}

import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guildhall } from '@guildhall/standalone';
import { carrierHere } from '@guildhall/testing';
import { ask, textAt } from './ask.ts';
import { openBuildService, type BuildService } from './build-service.ts';
import { announceBuilds } from './environment.ts';
import { openDatabases, type Databases } from './databases.ts';
import { openPeople, signingHost, type People, type SigningHost } from './tokens.ts';

/** A whole deployment, with the means to be anybody in it and to look behind it. */
export interface Stage {
  guildhall: Guildhall;
  databases: Databases;
  people: People;
  /** Known to the deployment as one whose builds may be trusted. */
  builds: BuildService;
  /** The host `marked`: the same key in every marketplace, an issuer and keys of its own in each. */
  host(marketplace: string): Promise<SigningHost>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guildhall-isolation-'));
  chmodSync(dataFolder, 0o755);
  const builds = await openBuildService();
  const forget = async () => {
    await builds.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    announceBuilds(builds);
    // Loaded only now, since that is when the services read it.
    const { startGuildhall } = await import('@guildhall/standalone');
    const guildhall = await startGuildhall({
      dataFolder,
      port: 0,
      exampleHostPort: 0,
      queues: carrierHere(),
      processes: 'one',
      logLevel: 'fatal',
    });
    const databases = await openDatabases(guildhall.stores.adminUrl);
    const hosts = new Map<string, Promise<SigningHost>>();
    return {
      guildhall,
      databases,
      people: await openPeople(dataFolder),
      builds,
      host(marketplace) {
        const known =
          hosts.get(marketplace) ?? signingHost(`https://${marketplace.slice(-8)}.marked.invalid`);
        hosts.set(marketplace, known);
        return known;
      },
      async close() {
        await databases.close();
        await guildhall.close();
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}

export async function actorIdOf(graphql: string, token: string): Promise<string> {
  return textAt((await ask(graphql, token, '{ viewer { actorId } }')).data, 'viewer.actorId');
}

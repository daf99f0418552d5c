import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuildhall, type Guildhall } from '@guildhall/standalone';
import { ask, textAt } from './ask.ts';
import { openDatabases, type Databases } from './databases.ts';
import { openPeople, signingHost, type People, type SigningHost } from './tokens.ts';

/** A whole deployment, with the means to be anybody in it and to look behind it. */
export interface Stage {
  guildhall: Guildhall;
  databases: Databases;
  people: People;
  /** The host `marked`: the same key in every marketplace, an issuer and keys of its own in each. */
  host(marketplace: string): Promise<SigningHost>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guildhall-isolation-'));
  chmodSync(dataFolder, 0o755);
  const forget = () => {
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const guildhall = await startGuildhall({
      dataFolder,
      port: 0,
      exampleHostPort: 0,
      queues: 'postgres',
      processes: 'one',
      logLevel: 'fatal',
    });
    const databases = await openDatabases(guildhall.stores.adminUrl);
    const hosts = new Map<string, Promise<SigningHost>>();
    return {
      guildhall,
      databases,
      people: await openPeople(dataFolder),
      host(marketplace) {
        const known =
          hosts.get(marketplace) ?? signingHost(`https://${marketplace.slice(-8)}.marked.invalid`);
        hosts.set(marketplace, known);
        return known;
      },
      async close() {
        await databases.close();
        await guildhall.close();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}

export async function actorIdOf(graphql: string, token: string): Promise<string> {
  return textAt((await ask(graphql, token, '{ viewer { actorId } }')).data, 'viewer.actorId');
}

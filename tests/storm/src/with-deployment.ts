import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuildhall } from '@guildhall/standalone';
import type { World } from './chaos/blow.ts';
import { openDatabases } from './databases.ts';
import { watchDeaths } from './deaths/deaths.ts';

/** Opens a deployment of its own, one process a service, for as long as `work` takes; nothing of it stays. */
export async function withDeployment<T>(
  queues: 'postgres' | 'redis',
  say: (line: string) => void,
  work: (world: World) => Promise<T>,
): Promise<T> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guildhall-storm-'));
  // PostgreSQL may run as another user; a folder closed to it would get a stand-in elsewhere, which nobody removes.
  chmodSync(dataFolder, 0o755);
  try {
    return await over(dataFolder);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }

  async function over(folder: string): Promise<T> {
    const deaths = watchDeaths(join(folder, 'deaths'));
    const ports = { port: 0, exampleHostPort: 0 };
    const guildhall = await startGuildhall(
      { dataFolder: folder, ...ports, queues, processes: 'many', logLevel: 'silent' },
      say,
    );
    const databases = openDatabases(guildhall.stores.adminUrl);
    try {
      return await work({ guildhall, databases, deaths });
    } finally {
      await databases.close();
      await guildhall.close();
    }
  }
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { removePostgres, removeRedis } from '@guildhall/embedded';

/** Forgets everything that was kept for `dataFolder`, also what PostgreSQL had to keep elsewhere. */
export async function reset(dataFolder: string): Promise<void> {
  await removePostgres(join(dataFolder, 'postgres'));
  await removeRedis(join(dataFolder, 'redis'));
  for (const file of ['secrets.json', 'seeded.json', 'dev.json'])
    rmSync(join(dataFolder, file), { force: true });
}

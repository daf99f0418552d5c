import { rmSync } from 'node:fs';
import { findRedis, startRedis } from '@guildhall/embedded';
import { temporaryFolder } from './temporary-folder.ts';

/** What can carry jobs on this machine: PostgreSQL always, Redis where there is one. */
export interface TestStore {
  name: 'PostgreSQL' | 'Redis';
  open(this: void): Promise<{ url: string; stop(): Promise<void> }>;
}

export function testStores(): TestStore[] {
  const postgres: TestStore = {
    name: 'PostgreSQL',
    open: () =>
      Promise.resolve({ url: process.env['TEST_POSTGRES_URL'] ?? '', stop: () => Promise.resolve() }),
  };
  return findRedis() ? [postgres, { name: 'Redis', open: openRedis }] : [postgres];
}

async function openRedis() {
  const folder = temporaryFolder();
  const redis = await startRedis(folder);
  return {
    url: redis.url,
    async stop() {
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

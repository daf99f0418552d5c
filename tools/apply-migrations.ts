// node tools/apply-migrations.ts <service>: brings its database at OWNER_DATABASE_URL up to this version. Doing it twice,
// or from two places at once, does it once. `queue` stands for queues on PostgreSQL; on Redis there is nothing to do.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '../packages/internal/database/src/index.ts';
import { migrateQueues } from '../packages/internal/messaging/src/index.ts';

const [name = ''] = process.argv.slice(2);
const url = process.env['OWNER_DATABASE_URL'];
const folder = join(import.meta.dirname, '../services', name, 'prisma/migrations');
const known = name === 'queue' || (/^[a-z]+$/.test(name) && existsSync(folder));

if (!url || !known) {
  console.error('usage: OWNER_DATABASE_URL=postgresql://… node tools/apply-migrations.ts <service or queue>');
  process.exitCode = 2;
} else if (name === 'queue') {
  await migrateQueues(url);
  console.log('queue: up to date');
} else {
  const applied = await applyMigrations(url, folder);
  console.log(`${name}: ${applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`}`);
}

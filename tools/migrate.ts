// Run in a service's folder: `node ../../tools/migrate.ts <name>` writes the SQL that leads from the migrations to the
// schema into a new migration. Needs no engine download; see docs/adr.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { provisionDatabase } from '../packages/internal/database/src/index.ts';
import { startTestPostgres } from '../packages/internal/testing/src/index.ts';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name))
  throw new Error('usage: node ../../tools/migrate.ts <lower_case_name>');

const service = basename(process.cwd());
const bin = join(import.meta.dirname, '..', 'node_modules', '.bin', 'prisma');
const postgres = await startTestPostgres();
try {
  // The migrations grant to roles, and roles are not part of any migration.
  await provisionDatabase(postgres.url, service);
  const sql = execFileSync(
    bin,
    [
      'migrate',
      'diff',
      '--from-migrations',
      'prisma/migrations',
      '--to-schema',
      'prisma/schema.prisma',
      '--script',
    ],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: join(import.meta.dirname, 'schema-engine.mjs'),
        ADMIN_DATABASE_URL: postgres.url,
      },
    },
  );
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join('prisma/migrations', `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), `${sql.trim()}\n\n${rowsOfOneMarketplace(service)}`);
  console.log(join(folder, 'migration.sql'));
} finally {
  await postgres.stop();
}

/** What every migration that adds tables ends with. */
function rowsOfOneMarketplace(of: string): string {
  return `-- New tables show the application one marketplace at a time, even to their owner (FORCE).
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relname <> '_prisma_migrations' AND NOT relforcerowsecurity LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${of}_app', name);
    EXECUTE format('CREATE POLICY one_marketplace ON %I TO ${of}_app USING (marketplace_id = current_setting(''app.marketplace'', true))', name);
  END LOOP;
END
$$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${of}_app;
`;
}

import { join } from 'node:path';
import { applyMigrations, provisionDatabase, type DatabaseUrls } from '@guildhall/database';
import type { SubgraphName } from '@guildhall/schema';
import pg from 'pg';

/** A service's database as its migrations leave it, with nobody in it. */
export interface ServiceDatabase {
  name: SubgraphName;
  urls: DatabaseUrls;
  /** Superuser of this database: arranges and inspects, and is never what is tested. */
  admin: pg.Client;
}

const SERVICES = join(import.meta.dirname, '../../../../services');

export async function openServiceDatabase(server: string, name: SubgraphName): Promise<ServiceDatabase> {
  const urls = await provisionDatabase(server, name);
  await applyMigrations(urls.owner, join(SERVICES, name, 'prisma/migrations'));
  const url = new URL(server);
  url.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  return { name, urls, admin };
}

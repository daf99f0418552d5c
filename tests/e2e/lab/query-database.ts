import type { OpenGuildhall } from './open-guildhall.ts';
import pg from 'pg';
import type { Guildhall } from '@guildhall/standalone';

/** A superuser's connection to a service's database. The caller ends it. */
export async function openDatabase(
  { stores }: OpenGuildhall,
  service: keyof Guildhall['deployment']['services'],
): Promise<pg.Client> {
  const url = new URL(stores.adminUrl);
  url.pathname = `/${service}`;
  const client = new pg.Client({ connectionString: url.href });
  // PostgreSQL going away with the Guildhall is no failure.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

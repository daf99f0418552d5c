import { join } from 'node:path';
import pg from 'pg';
import {
  applyMigrations,
  databaseUrls,
  provisionDatabase,
} from '../../packages/internal/database/src/index.ts';
import { zipf } from '../statistics.ts';
import type { Page } from './resolver.ts';
import { samplePages } from './sample-pages.ts';
import { A_PAGE, seedWorld } from './seed-world.ts';

/** What is measured: some pages of a database. */
export interface World {
  name: string;
  appUrl: string;
  pages: readonly Page[];
}

const MIGRATIONS = join(import.meta.dirname, '../../services/installation/prisma/migrations');

/**
 * As many installations over each number of marketplaces, a database each, one marketplace with a fifth of everything;
 * and, as a world of its own, that marketplace of the second database. All are there at once, to be measured in turns.
 */
export async function openWorlds(
  adminUrl: string,
  options: { installations: number; marketplaces: readonly number[]; pages: number },
): Promise<World[]> {
  const { installations, marketplaces, pages } = options;
  const worlds: World[] = [];
  // Its logins are those of the other databases too.
  await provisionDatabase(adminUrl, 'installation');
  for (const [index, count] of marketplaces.entries()) {
    const name = `world_${count}`;
    await asAdmin(adminUrl, '/postgres', (admin) =>
      admin.query(`CREATE DATABASE ${name} OWNER installation_owner TEMPLATE template0`),
    );
    const { app, owner } = databaseUrls(adminUrl, 'installation', name);
    await applyMigrations(owner, MIGRATIONS);
    const organizations = zipf(installations / A_PAGE, count, installations / A_PAGE / 5);
    const begun = performance.now();
    const seeded = await asAdmin(adminUrl, `/${name}`, (admin) => seedWorld(admin, { organizations }));
    const seconds = Math.round((performance.now() - begun) / 1_000);
    console.log(`${seeded} installations in ${count} marketplaces, seeded in ${seconds} s`);
    const all = `${seeded.toLocaleString('en')} in ${count.toLocaleString('en')} marketplaces`;
    worlds.push({ name: all, appUrl: app, pages: samplePages(organizations, pages) });
    if (index !== 1) continue;
    const largest = `the marketplace of ${(installations / 5).toLocaleString('en')} alone`;
    worlds.push({ name: largest, appUrl: app, pages: samplePages(organizations.slice(0, 1), pages) });
  }
  // Nothing is left to be written or recovered while pages are measured.
  await asAdmin(adminUrl, '/postgres', (admin) => admin.query('CHECKPOINT'));
  return worlds;
}

async function asAdmin<T>(
  adminUrl: string,
  database: string,
  work: (admin: pg.Client) => Promise<T>,
): Promise<T> {
  const url = new URL(adminUrl);
  url.pathname = database;
  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

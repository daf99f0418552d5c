import { join } from 'node:path';
import pg from 'pg';
import { applyMigrations, provisionDatabase } from '../packages/internal/database/src/index.ts';
import { removePostgres, startPostgres } from '../packages/internal/embedded/src/index.ts';
import { temporaryFolder } from '../packages/internal/testing/src/index.ts';
import { measureWorld, samplePages } from './resolve/measure-world.ts';
import { A_PAGE, seedWorld } from './resolve/seed-world.ts';
import { percentile, zipf } from './statistics.ts';
import { writeResults, type Row } from './write-results.ts';

/*
 * What a page costs when a deployment grows: the same number of installations over few and many marketplaces, one of
 * them with a fifth of everything. Flat means that nothing in it knows how large the rest is.
 */
const small = process.argv.includes('--small');
const INSTALLATIONS = small ? 50_000 : 1_000_000;
const MARKETPLACES = small ? [10, 100, 1_000] : [10, 1_000, 100_000];
const PAGES = 150;
const FLAT_WITHIN = 1.5;
/** A page touches some seventy blocks; one that touches thousands reads its whole marketplace. */
const MOST_BLOCKS = 1_000;
const MIGRATIONS = join(import.meta.dirname, '../services/installation/prisma/migrations');
const SETTINGS = [
  'max_connections=100',
  'shared_buffers=512MB',
  'fsync=off',
  'synchronous_commit=off',
  'max_wal_size=4GB',
];

const folder = temporaryFolder();
const postgres = await startPostgres(join(folder, 'postgres'), SETTINGS);
const restart = async () => {
  await postgres.power?.cut();
  await postgres.power?.restore();
};
const rows: Row[] = [];
try {
  for (const count of MARKETPLACES) {
    const { app, owner } = await provisionDatabase(postgres.url, 'installation');
    await applyMigrations(owner, MIGRATIONS);
    const organizations = zipf(INSTALLATIONS / A_PAGE, count, INSTALLATIONS / A_PAGE / 5);
    const begun = performance.now();
    const seeded = await asAdmin((admin) => seedWorld(admin, { organizations }), '/installation');
    const seconds = Math.round((performance.now() - begun) / 1_000);
    console.log(`${seeded} installations in ${count} marketplaces, seeded in ${seconds} s`);
    const world = `${seeded.toLocaleString('en')} in ${count.toLocaleString('en')} marketplaces`;
    const worlds = [{ name: world, pages: samplePages(organizations, PAGES) }];
    if (count === MARKETPLACES[1])
      worlds.push({
        name: `the marketplace of ${(INSTALLATIONS / 5).toLocaleString('en')} alone`,
        pages: samplePages(organizations.slice(0, 1), PAGES),
      });
    for (const each of worlds) rows.push(await measureWorld(app, { ...each, restart }));
    await asAdmin((admin) => admin.query('DROP DATABASE installation WITH (FORCE)'), '/postgres');
  }
} finally {
  await postgres.stop();
  await removePostgres(join(folder, 'postgres'));
}

const spread = (column: string) => {
  const values = rows.map((row) => Number(row[column]));
  return Math.max(...values) / Math.min(...values);
};
const warm = rows.map((row) => Number(row['warm p50 ms']));
const ratio = spread('warm p50 ms');
writeResults(small ? null : 'resolve', 'Resolving a page', rows, [
  `A page is an organization with ${A_PAGE} plugins; ${PAGES} pages one after the other, sizes of marketplaces by Zipf.`,
  'Cold: PostgreSQL was just killed and started, so its memory is empty; the file cache of the system is not.',
  'Blocks: 8 KB blocks touched by the one statement that reads a page, from EXPLAIN (ANALYZE, BUFFERS).',
  `Slowest to fastest world, warm p50: ${ratio.toFixed(2)} (flat is at most ${FLAT_WITHIN}, and this decides); median ${percentile(warm, 0.5)} ms.`,
  `Not judged, for ${PAGES} pages have one page beyond their p99: warm p99 ${spread('warm p99 ms').toFixed(2)}, cold p50 ${spread('cold p50 ms').toFixed(2)}, cold p99 ${spread('cold p99 ms').toFixed(2)}.`,
  'Asked of the database as installation asks it; the gateway and its snapshots stand before that and are measured by `gateway`.',
]);
const blocks = Math.max(...rows.map((row) => Number(row['blocks max'])));
if (ratio > FLAT_WITHIN) console.error(`not flat: ${ratio.toFixed(2)}`);
if (blocks > MOST_BLOCKS)
  console.error(`a page touched ${blocks} blocks: its plan reads the whole marketplace`);
process.exitCode = ratio <= FLAT_WITHIN && blocks <= MOST_BLOCKS ? 0 : 1;

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>, database: string): Promise<T> {
  const url = new URL(postgres.url);
  url.pathname = database;
  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

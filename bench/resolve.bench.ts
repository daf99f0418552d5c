import { join } from 'node:path';
import { removePostgres, startPostgres } from '../packages/internal/embedded/src/index.ts';
import { temporaryFolder } from '../packages/internal/testing/src/index.ts';
import { lookCold, lookWarm, summarize, type Look } from './resolve/measure-world.ts';
import { openWorlds, type World } from './resolve/open-worlds.ts';
import { A_PAGE } from './resolve/seed-world.ts';
import { writeResults, type Row } from './write-results.ts';

/*
 * What a page costs when a deployment grows: the same number of installations over few and many marketplaces, one of
 * them with a fifth of everything. Flat means that nothing in it knows how large the rest is.
 */
const small = process.argv.includes('--small');
const INSTALLATIONS = small ? 50_000 : 1_000_000;
const MARKETPLACES = small ? [10, 100, 1_000] : [10, 1_000, 100_000];
const PAGES = 401;
const ROUNDS = { cold: 5, warm: small ? 5 : 9 };
const FLAT_WITHIN = 1.5;
const JUDGED = ['cold p50 ms', 'cold p99 ms', 'warm p50 ms', 'warm p99 ms'];
/** A page touches some seventy blocks; one that touches thousands reads its whole marketplace. */
const MOST_BLOCKS = 1_000;
const SETTINGS = [
  'max_connections=100',
  'shared_buffers=1GB',
  'fsync=off',
  'synchronous_commit=off',
  'max_wal_size=4GB',
  // What is seeded is vacuumed once, and never changes.
  'autovacuum=off',
];

const folder = temporaryFolder();
const postgres = await startPostgres(join(folder, 'postgres'), SETTINGS);
const rows: Row[] = [];
try {
  const options = { installations: INSTALLATIONS, marketplaces: MARKETPLACES, pages: PAGES };
  const worlds = await openWorlds(postgres.url, options);
  // The compiler of JavaScript is not what is cold.
  for (const world of worlds) await lookWarm(world);
  const cold = await inTurns(worlds, ROUNDS.cold, async (world) => {
    await postgres.power?.cut();
    await postgres.power?.restore();
    return lookCold(world);
  });
  const warm = await inTurns(worlds, ROUNDS.warm, lookWarm);
  for (const world of worlds)
    rows.push(await summarize(world, { cold: cold.get(world) ?? [], warm: warm.get(world) ?? [] }));
} finally {
  await postgres.stop();
  await removePostgres(join(folder, 'postgres'));
}

const ratios = JUDGED.map((column) => ({ column, ratio: spread(column) }));
writeResults(small ? null : 'resolve', 'Resolving a page', rows, [
  `A page is an organization with ${A_PAGE} plugins, asked one after the other; sizes of marketplaces by Zipf.`,
  `Worlds take turns, ${ROUNDS.cold} rounds cold and ${ROUNDS.warm} warm of ${PAGES} pages each; every figure is the median of its rounds.`,
  'Cold: PostgreSQL was just killed and started, so its memory is empty; the file cache of the system is not. The first page over each connection is told apart.',
  'Blocks: 8 KB blocks touched by the one statement that reads a page, from EXPLAIN (ANALYZE, BUFFERS).',
  `Slowest to fastest world, each at most ${FLAT_WITHIN} or this fails: ${ratios.map(({ column, ratio }) => `${column.replace(' ms', '')} ${ratio.toFixed(2)}`).join(', ')}.`,
  'Asked of the database as installation asks it; the gateway and its snapshots stand before that and are measured by `gateway`.',
]);
const blocks = Math.max(...rows.map((row) => Number(row['blocks max'])));
const missed = ratios.filter(({ ratio }) => !(ratio <= FLAT_WITHIN));
for (const { column, ratio } of missed) console.error(`not flat: ${column} ${ratio.toFixed(2)}`);
if (blocks > MOST_BLOCKS)
  console.error(`a page touched ${blocks} blocks: its plan reads the whole marketplace`);
process.exitCode = missed.length === 0 && blocks <= MOST_BLOCKS ? 0 : 1;

/** Every world once a round, in another order each time: what else the machine does meets all of them alike. */
async function inTurns(
  worlds: readonly World[],
  rounds: number,
  look: (world: World) => Promise<Look>,
): Promise<Map<World, Look[]>> {
  const looks = new Map<World, Look[]>(worlds.map((world) => [world, []]));
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < worlds.length; turn++) {
      const world = worlds[(turn + round) % worlds.length];
      if (world) looks.get(world)?.push(await look(world));
    }
  return looks;
}

function spread(column: string): number {
  const values = rows.map((row) => Number(row[column]));
  return Math.max(...values) / Math.min(...values);
}

import { rmSync } from 'node:fs';
import { openDevIdentity } from '../apps/dev-identity/src/index.ts';
import { startGuildhall } from '../apps/standalone/src/index.ts';
import { keyOf, loadSecrets } from '../apps/standalone/src/secrets.ts';
import { findRedis } from '../packages/internal/embedded/src/index.ts';
import { temporaryFolder } from '../packages/internal/testing/src/index.ts';
import { openShop, type Shop } from './pipeline/open-shop.ts';
import { shipPlugin } from './pipeline/ship-plugin.ts';
import { percentile } from './statistics.ts';
import { writeResults, type Row } from './write-results.ts';

/*
 * How long a publisher waits from submit to PUBLISHED: alone, among many, and in a quiet marketplace while another
 * one floods the pipeline. One process for each service, as in production, all on this machine.
 */
const small = process.argv.includes('--small');
const ALONE = small ? 5 : 15;
const MARKETPLACES = 5;
const TOGETHER = small ? 10 : 20;
const FLOOD = small ? 15 : 60;
const QUIET = small ? 5 : 15;
/** Crowds ask less often, or asking would be most of what is measured. */
const CROWD_LOOK_MS = 1_000;
/** What a publisher alone may wait at most, half of the time. */
const ALONE_WITHIN_MS = 5_000;
/** How many times as long a quiet marketplace may wait beside a flood as it waits alone, half of the time. */
const BESIDE_WITHIN = 2;

const dataFolder = temporaryFolder();
const queues = findRedis() ? 'redis' : 'postgres';
const guildhall = await startGuildhall({
  ...{ dataFolder, port: 0, exampleHostPort: 0, queues, processes: 'many', logLevel: 'silent' },
});
try {
  const identity = await openDevIdentity(keyOf(await loadSecrets(dataFolder), 'dev-identity'));
  const { gateway } = guildhall;
  const shops: Shop[] = [];
  for (let number = 0; number < MARKETPLACES; number++) shops.push(await openShop(gateway, identity, number));
  const [noisy, quiet] = shops;
  if (!noisy || !quiet) throw new Error('two marketplaces are the least');

  const inTurn = async (shop: Shop, slug: string, count: number) => {
    const waits: number[] = [];
    for (let number = 0; number < count; number++)
      waits.push(await shipPlugin(gateway, shop, `${slug}-${number}`));
    return waits;
  };
  await inTurn(quiet, 'first', 2);
  const alone = await inTurn(quiet, 'alone', ALONE);
  const together = await Promise.all(
    Array.from({ length: TOGETHER }, (_, index) =>
      shipPlugin(gateway, shops[index % MARKETPLACES] ?? noisy, `together-${index}`, CROWD_LOOK_MS),
    ),
  );
  const flood = Array.from({ length: FLOOD }, (_, index) =>
    shipPlugin(gateway, noisy, `flood-${index}`, CROWD_LOOK_MS),
  );
  const over = new AbortController();
  const flooding = Promise.all(flood).finally(() => {
    over.abort();
  });
  const beside = await inTurn(quiet, 'beside', QUIET);
  if (over.signal.aborted)
    throw new Error('the flood was over before the quiet marketplace was; nothing was measured');
  const flooded = await flooding;
  const factor = percentile(beside, 0.5) / percentile(alone, 0.5);

  const rows = [
    row('one submission alone', alone),
    row(`${TOGETHER} at once from ${MARKETPLACES} marketplaces`, together),
    row(`a quiet marketplace while another submits ${FLOOD} at once`, beside),
    row(`the one that submits ${FLOOD} at once`, flooded),
  ];
  writeResults(small ? null : 'pipeline', 'From submit to PUBLISHED', rows, [
    'The fixture is `storm-glass` under many names: three small files that build to one bundle; every check runs, policy approves.',
    `Jobs travel by ${queues}; four services, four workers and the gateway share this machine with PostgreSQL.`,
    `Alone, p50 must stay under ${ALONE_WITHIN_MS / 1_000} s, or this fails.`,
    `Beside the flood, p50 is ${factor.toFixed(2)} times that; more than ${BESIDE_WITHIN} fails. The first submissions meet the flood's own at the door.`,
    `The wait is what a publisher sees who asks every 40 ms, in a crowd every ${CROWD_LOOK_MS} ms; the upload before it is not counted.`,
  ]);
  if (percentile(alone, 0.5) >= ALONE_WITHIN_MS) {
    console.error(`too slow: alone, half of the submissions take ${percentile(alone, 0.5)} ms or more`);
    process.exitCode = 1;
  }
  if (!(factor <= BESIDE_WITHIN)) {
    console.error(
      `unfair: beside a flood a quiet marketplace waits ${factor.toFixed(2)} times as long as alone`,
    );
    process.exitCode = 1;
  }
} finally {
  await guildhall.close();
  rmSync(dataFolder, { recursive: true, force: true });
}

function row(what: string, waits: readonly number[]): Row {
  const seconds = (share: number) => Number((percentile(waits, share) / 1_000).toFixed(2));
  return {
    what,
    plugins: waits.length,
    'p50 s': seconds(0.5),
    'p95 s': seconds(0.95),
    'worst s': seconds(1),
  };
}

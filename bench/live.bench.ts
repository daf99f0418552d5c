import { installPlugin } from '../tests/e2e/lab/install-plugin.ts';
import { publishPlugin } from '../tests/e2e/lab/decide-case.ts';
import { blockVersion, liftBlock } from '../tests/e2e/lab/restrict.ts';
import { changeRule } from './live/change-rule.ts';
import type { Question } from './live/messages.ts';
import { openWorld } from './live/open-world.ts';
import { startClients } from './live/start-clients.ts';
import { percentile } from './statistics.ts';
import { writeResults, type Row } from './write-results.ts';

/*
 * Pages by the thousand on one gateway, all of which show a plugin: how long until it is gone from each of them once its
 * version is blocked, with the bus and without it, and until all show what a change left, with one question behind it.
 */
const small = process.argv.includes('--small');
const CLIENTS = small ? 300 : 5_000;
const ROUNDS = small ? 2 : 5;
const LIMITS = { block: 1_000, silent: 3_000, epoch: 2_000 };
/** Of thousands of questions in a round, so many may come to the installation service: one, and what a change amid it adds. */
const MOST_REACHED = 4;

const rows: Row[] = [];
const clients = startClients();
const world = await openWorld();
try {
  const { guildhall } = world;
  const { id: versionId, plugin } = await publishPlugin(guildhall, 'contact-insights');
  await installPlugin(guildhall, plugin.id);
  const { token } = guildhall.personas.endUser;
  await clients.ask({ ask: 'open', endpoint: world.gateway, token, count: CLIENTS });
  // Whoever does not show it cannot lose it, and is missing.
  await clients.ask({ ask: 'shown', versionId });

  const block = async (): Promise<Begun> => {
    const block = await blockVersion(guildhall, versionId);
    return {
      at: await world.commits.of(block),
      until: { ask: 'gone', versionId },
      async undo() {
        await liftBlock(guildhall, block.id);
        await clients.ask({ ask: 'shown', versionId });
      },
    };
  };
  let round = 0;
  const change = async (): Promise<Begun> => {
    await changeRule(guildhall, (round += 1) % 2 === 0 ? 'ALLOW' : 'REQUEST');
    const { epoch, at } = await world.epoch();
    return { at, until: { ask: 'converged', epoch }, undo: () => Promise.resolve() };
  };

  rows.push(await measure('a block: gone from all', LIMITS.block, block));
  rows.push(await measure('a change of the place: all show it', LIMITS.epoch, change));
  world.bus.become('silent');
  rows.push(await measure('a block, bus cut silently: gone from all', LIMITS.silent, block));
} finally {
  world.bus.become('clear');
  await clients.close();
  await world.close();
}

writeResults(small ? null : 'live', 'What thousands of pages hear, and when', rows, [
  `${CLIENTS} pages on one gateway (one process), the SDK’s own parser, deny set and reading of answers, in one process of their own without browsers; every service in a process of its own, Redis as the bus.`,
  'Milliseconds from the commit as PostgreSQL notes it (track_commit_timestamp), one figure a page and round.',
  'Before each block every page shows the plugin; gone: the deny set, or an answer, has taken it off the page.',
  'After every block and every change each page asks again within half a second, by GET with hash and If-None-Match over 256 connections kept open; the block itself waits for nothing.',
  'Asked: requests of pages in the row’s rounds; reached: what of them came to the installation service; refused: answers that were older than the block, which the next notice repeats.',
  'Cut silently: the gateway’s line to the bus forwards nothing and ends nothing.',
]);
process.exitCode = rows.every((row) => row['promise'] === 'kept') ? 0 : 1;

/** When something was committed, and the question that is answered when all pages know of it. */
interface Begun {
  at: number;
  until: Question;
  undo: () => Promise<unknown>;
}

async function measure(what: string, limitMs: number, begin: () => Promise<Begun>): Promise<Row> {
  const times: number[] = [];
  const asked = { fetches: 0, refused: 0, reached: 0 };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const before = { pages: await clients.ask({ ask: 'quiet' }), reached: await world.asked() };
    const { at, until, undo } = await begin();
    const answer = await clients.ask(until);
    // What happened before the cause is none of its effects.
    times.push(...answer.times.map((time) => time - at).filter((ms) => ms > 0));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const after = await clients.ask({ ask: 'quiet' });
    asked.fetches += after.fetches - before.pages.fetches;
    asked.refused += after.refused - before.pages.refused;
    asked.reached += (await world.asked()) - before.reached;
    await undo();
  }
  const p99 = percentile(times, 0.99);
  const missing = ROUNDS * CLIENTS - times.length;
  const { fetches, refused, reached } = asked;
  const inTime = missing === 0 && p99 < limitMs;
  return {
    what,
    pages: CLIENTS,
    rounds: ROUNDS,
    'p50 ms': Math.round(percentile(times, 0.5)),
    'p99 ms': Math.round(p99),
    'max ms': Math.round(percentile(times, 1)),
    missing,
    'limit ms (p99)': limitMs,
    promise: inTime && reached <= MOST_REACHED * ROUNDS ? 'kept' : 'MISSED',
    asked: fetches,
    reached,
    'limit (reached)': MOST_REACHED * ROUNDS,
    refused,
  };
}

import { changeRule, denyBytes } from './live/acts.ts';
import type { Question } from './live/messages.ts';
import { openWorld } from './live/open-world.ts';
import { startClients } from './live/start-clients.ts';
import { percentile } from './statistics.ts';
import { writeResults, type Row } from './write-results.ts';

/*
 * Pages by the thousand on one gateway: how long until all of them know of a restriction, with the bus and without it,
 * and until all of them show what a change of their installations left, with one question behind it.
 */
const small = process.argv.includes('--small');
const CLIENTS = small ? 300 : 5_000;
const ROUNDS = small ? 2 : 5;
const LIMITS = { restriction: 1_000, silent: 3_000, epoch: 2_000 };
/** Of thousands of questions in a round, so many may come to the installation service: one, and what a change amid it adds. */
const MOST_REACHED = 4;

const rows: Row[] = [];
const clients = startClients();
const world = await openWorld();
try {
  const { token } = world.guildhall.personas.endUser;
  await clients.ask({ ask: 'open', endpoint: world.gateway, token, count: CLIENTS });
  await clients.ask({ ask: 'quiet' });

  const restrict = async (): Promise<Begun> => {
    const block = await denyBytes(world.guildhall);
    const { feedSeq } = block.propagation;
    return { at: await world.commits.of(block), until: { ask: 'denied', seq: feedSeq } };
  };
  let round = 0;
  const change = async (): Promise<Begun> => {
    await changeRule(world.guildhall, (round += 1) % 2 === 0 ? 'ALLOW' : 'REQUEST');
    const { epoch, at } = await world.epoch();
    return { at, until: { ask: 'converged', epoch } };
  };

  rows.push(await measure('a restriction: all deny', LIMITS.restriction, restrict));
  rows.push(await measure('a change of the place: all show it', LIMITS.epoch, change));
  world.bus.become('silent');
  rows.push(await measure('a restriction, bus cut silently: all deny', LIMITS.silent, restrict));
} finally {
  world.bus.become('clear');
  await clients.close();
  await world.close();
}

writeResults(small ? null : 'live', 'What thousands of pages hear, and when', rows, [
  `${CLIENTS} pages on one gateway (one process), the SDK’s own parser, deny set and reading of answers, in one process of their own without browsers; every service in a process of its own, Redis as the bus.`,
  'Milliseconds from the commit as PostgreSQL notes it (track_commit_timestamp), one figure a page and round.',
  'After every restriction and every change each page asks again within half a second, by GET with hash and If-None-Match over 256 connections kept open; the restriction itself waits for nothing.',
  'Asked: requests of pages in the row’s rounds; reached: what of them came to the installation service; refused: answers that were older than the restriction, which the next notice repeats.',
  'Cut silently: the gateway’s line to the bus forwards nothing and ends nothing.',
]);
process.exitCode = rows.every((row) => row['promise'] === 'kept') ? 0 : 1;

/** When something was committed, and the question that is answered when all pages know of it. */
interface Begun {
  at: number;
  until: Question;
}

async function measure(what: string, limitMs: number, begin: () => Promise<Begun>): Promise<Row> {
  const times: number[] = [];
  const before = { pages: await clients.ask({ ask: 'quiet' }), asked: await world.asked() };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const { at, until } = await begin();
    const answer = await clients.ask(until);
    times.push(...answer.times.map((time) => time - at));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await clients.ask({ ask: 'quiet' });
  }
  const after = await clients.ask({ ask: 'quiet' });
  const p99 = percentile(times, 0.99);
  const missing = ROUNDS * CLIENTS - times.length;
  const reached = (await world.asked()) - before.asked;
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
    asked: after.fetches - before.pages.fetches,
    reached,
    'limit (reached)': MOST_REACHED * ROUNDS,
    refused: after.refused - before.pages.refused,
  };
}

import { SUBGRAPHS, type SubgraphName } from '@guildhall/schema';
import { z } from 'zod';
import type { Databases } from '../databases.ts';
import { COUNTED } from './counted.ts';
import { DEAD_LETTERS, FEED, LOCKS, LOGS, PROJECTIONS, STANDINGS, UNLOGGED, type Place } from './where.ts';
import type { Counted, DeadLetter, Evidence, Feed, Projection, Standing, Step } from './evidence.ts';

const step = z.object({
  id: z.string(),
  rev: z.int(),
  from: z.string().nullable(),
  to: z.string(),
});
const standing = z.object({ id: z.string(), rev: z.int(), state: z.string() });
const revision = z.object({ id: z.string(), rev: z.int() });
const lock = z.object({
  installationId: z.string(),
  rev: z.int(),
  from: z.string(),
  to: z.string().nullable(),
});
const entry = z.object({ marketplaceId: z.string(), seq: z.int() });
const feedHead = z.object({ marketplaceId: z.string(), head: z.int() });
const applied = z.object({ marketplaceId: z.string(), applied: z.int() });
const deadLetter = z.object({
  name: z.string(),
  reason: z.string(),
  error: z.string(),
  count: z.coerce.number(),
});
const count = z.object({ count: z.coerce.number(), which: z.string().optional() });

/** Reads all databases as they are now. */
export async function readEvidence(
  databases: Databases,
  seen: Pick<Evidence, 'ledger' | 'epochs' | 'deaths' | 'execution'>,
): Promise<Evidence> {
  return {
    ...seen,
    steps: await readSteps(databases),
    standings: await readStandings(databases, STANDINGS),
    unlogged: await readStandings(databases, UNLOGGED),
    projections: await readProjections(databases),
    locks: await databases.rows('installation', LOCKS, lock),
    feeds: await readFeeds(databases),
    deadLetters: await readDeadLetters(databases),
    counted: await readCounted(databases),
  };
}

async function readSteps(databases: Databases): Promise<Step[]> {
  const read = LOGS.map(async ({ service, kind, sql }) => {
    const rows = await databases.rows(service, sql, step);
    return rows.map((row) => ({ ...row, kind }));
  });
  return (await Promise.all(read)).flat();
}

async function readStandings(databases: Databases, places: readonly Place[]): Promise<Standing[]> {
  const read = places.map(async ({ service, kind, sql }) => {
    const rows = await databases.rows(service, sql, standing);
    return rows.map((row) => ({ ...row, kind }));
  });
  return (await Promise.all(read)).flat();
}

async function readProjections(databases: Databases): Promise<Projection[]> {
  const revisions = async (service: SubgraphName, sql: string) =>
    new Map((await databases.rows(service, sql, revision)).map(({ id, rev }) => [id, rev]));
  const read = PROJECTIONS.flatMap(({ what, owner, kept }) =>
    Object.entries(kept).map(async ([service, sql]) => ({
      name: `${owner.service}.${what} in ${service}`,
      owner: await revisions(owner.service, owner.sql),
      kept: await revisions(nameOf(service), sql),
    })),
  );
  return Promise.all(read);
}

function nameOf(service: string): SubgraphName {
  return z.enum(SUBGRAPHS).parse(service);
}

async function readFeeds(databases: Databases): Promise<Feed[]> {
  const entries = await databases.rows('governance', FEED.entries, entry);
  const heads = await databases.rows('governance', FEED.heads, feedHead);
  const done = await databases.rows('installation', FEED.applied, applied);
  return heads.map(({ marketplaceId, head }) => ({
    ...{ marketplaceId, head },
    seqs: entries.filter((one) => one.marketplaceId === marketplaceId).map(({ seq }) => seq),
    applied: done.find((one) => one.marketplaceId === marketplaceId)?.applied ?? 0,
  }));
}

async function readDeadLetters(databases: Databases): Promise<DeadLetter[]> {
  const read = SUBGRAPHS.map(async (service) => {
    const rows = await databases.rows(service, DEAD_LETTERS, deadLetter);
    return rows.map((row) => ({ ...row, service }));
  });
  return (await Promise.all(read)).flat();
}

async function readCounted(databases: Databases): Promise<Counted[]> {
  const read = COUNTED.flatMap(({ fault, what, services, sql }) =>
    services.map(async (service): Promise<Counted[]> => {
      const rows = await databases.rows(service, sql, count);
      const which = `${what} in ${service}`;
      // Nothing found is an answer, too: the question was asked.
      if (rows.length === 0) return [{ fault, what, which, count: 0 }];
      return rows.map((row) => ({ fault, what, which: row.which ?? which, count: row.count }));
    }),
  );
  return (await Promise.all(read)).flat();
}

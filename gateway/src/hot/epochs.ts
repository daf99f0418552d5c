import type { Bus } from '@guildhall/messaging';
import type { Peers } from '@guildhall/service-runtime';
import type { Logger } from 'pino';
import { z } from 'zod';
import { withinPatience } from '../within-patience.ts';
import { knownMarketplace, type EpochChange, type KnownMarketplace } from './known-marketplace.ts';
import { spotKey, type PagePlace } from './page-place.ts';
import { NOTHING, readEpochs, type EpochQuestion } from './read-epochs.ts';

/** How far what each page shows has come, as far as this gateway knows: every page by its organization and workspace. */
export interface Epochs {
  /** The current epoch of a page: at once where it is certain, else read; null when nobody can say. */
  current(page: PagePlace): number | Promise<number | null>;
  /** The current epoch where it is certain without asking; else null. */
  certain(page: PagePlace): number | null;
  /** Something went through this gateway that may have changed a marketplace: the next question reads. */
  doubt(marketplaceId: string): void;
  /** Cares about a marketplace for the next minute, also when nobody asks about its pages. */
  follow(marketplaceId: string): void;
  /** Calls for each change, as soon as it is known: at once by a notice, within a second where the notice was lost. */
  listen(hear: (marketplaceId: string, change: EpochChange) => void): void;
  /** Looks at the marketplaces in use; called every second. */
  poll(): Promise<void>;
}

interface Entry {
  known: KnownMarketplace;
  /** Unix time in ms of the last word from installation itself; 0 when in doubt. */
  confirmedAt: number;
  /** Grows with each doubt: a word asked for before it does not dispel it. */
  doubts: number;
  usedAt: number;
  /** What is being read, by the spots that are asked about. */
  reading: Map<string, Promise<boolean>>;
}

const notice = z.object({
  marketplaceId: z.string(),
  epoch: z.int(),
  /** Left out for a change that any page may show. */
  place: z.tuple([z.string(), z.string(), z.string()]).nullable().default(null),
});

/** Polled every second, so an older word means that polling fails. */
const CERTAIN_MS = 2_500;
const FORGET_MS = 60_000;
const BATCH = 5_000;

export async function openEpochs(options: {
  peers: Peers;
  bus: Bus;
  log: Logger;
  now?: () => number;
  patienceMs?: number;
}): Promise<Epochs> {
  const { peers, bus, log, now = Date.now, patienceMs } = options;
  const entries = new Map<string, Entry>();
  const hearers: ((marketplaceId: string, change: EpochChange) => void)[] = [];

  function tell(marketplaceId: string, change: EpochChange): void {
    for (const hear of hearers) hear(marketplaceId, change);
  }

  await bus.subscribe('epoch', (message) => {
    const { marketplaceId, ...change } = notice.parse(JSON.parse(message));
    const isNews = entries.get(marketplaceId)?.known.hear(change) ?? true;
    if (isNews) tell(marketplaceId, change);
  });

  async function read(questions: readonly EpochQuestion[]): Promise<void> {
    const at = now();
    const asked = questions.flatMap((question) => {
      const entry = entries.get(question.id);
      return entry ? [{ question, entry, doubts: entry.doubts }] : [];
    });
    const told = await readEpochs(peers, questions);
    for (const { question, entry, doubts } of asked) {
      const { id } = question;
      const answer = told[id] ?? NOTHING;
      const news = entry.known.take(question, answer);
      if (news === null && entries.get(id) === entry) begin(id).usedAt = entry.usedAt;
      if (news !== null && entry.doubts === doubts) entry.confirmedAt = at;
      for (const change of news ?? [{ epoch: answer.head, place: null }]) tell(id, change);
    }
  }

  function begin(marketplaceId: string): Entry {
    const known = knownMarketplace(marketplaceId);
    const entry = { known, confirmedAt: 0, doubts: 0, usedAt: 0, reading: new Map<string, never>() };
    entries.set(marketplaceId, entry);
    return entry;
  }

  /** False when it could not be read in a moment. Whoever comes while the same is read waits for that, and no longer. */
  function readFor(page: PagePlace, entry: Entry): Promise<boolean> {
    const question = entry.known.question(page);
    const key = question.places.map(spotKey).join();
    const under = entry.reading.get(key);
    if (under) return under;
    const whole = read([question])
      .then(
        () => true,
        (error: unknown) => {
          log.warn({ err: error, marketplaceId: page.marketplaceId }, 'the epoch cannot be read');
          return false;
        },
      )
      .finally(() => {
        if (entry.reading.get(key) === reading) entry.reading.delete(key);
      });
    const reading = withinPatience(whole, () => false, patienceMs);
    entry.reading.set(key, reading);
    return reading;
  }

  function certain(page: PagePlace): number | null {
    const at = now();
    const entry = entries.get(page.marketplaceId);
    if (!entry) return null;
    entry.usedAt = at;
    return bus.healthy() && at - entry.confirmedAt < CERTAIN_MS ? entry.known.epochOf(page, at) : null;
  }

  return {
    certain,
    current(page) {
      const epoch = certain(page);
      if (epoch !== null) return epoch;
      const entry = entries.get(page.marketplaceId) ?? begin(page.marketplaceId);
      const at = now();
      entry.usedAt = at;
      entry.known.note(page, at);
      return readFor(page, entry).then((isRead) => (isRead ? entry.known.epochOf(page, at) : null));
    },
    doubt(marketplaceId) {
      const entry = entries.get(marketplaceId);
      if (!entry) return;
      entry.doubts += 1;
      entry.confirmedAt = 0;
      entry.reading = new Map();
    },
    follow(marketplaceId) {
      (entries.get(marketplaceId) ?? begin(marketplaceId)).usedAt = now();
    },
    listen: (hear) => void hearers.push(hear),
    async poll() {
      const before = now() - FORGET_MS;
      for (const [marketplaceId, { usedAt, known }] of entries)
        if (usedAt < before) entries.delete(marketplaceId);
        else known.forget(before);
      const questions = [...entries.values()].map(({ known }) => known.question());
      for (let from = 0; from < questions.length; from += BATCH)
        await read(questions.slice(from, from + BATCH));
    },
  };
}

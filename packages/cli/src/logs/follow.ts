import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Result } from '@guildhall/kernel';
import type { Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { isOutage } from '../gateway/outage.ts';
import type { OutageTeller } from '../gateway/tell-outages.ts';
import type { LogEntry } from './log-entry.ts';
import { readBack } from './read-back.ts';
import { readPage, type LogPage, type LogQuestion } from './read-page.ts';

/** Rounds after which it is asked anew who shares. */
const LOOK_AROUND = 15;

export interface Followed {
  /** The newest entry seen of each installation; null where there was none. */
  readonly cursors: Map<string, string | null>;
  readonly level: string | undefined;
  readonly pauseMs: number;
  /** Who shares now. */
  readonly sources: () => Promise<Result<string[], Failure>>;
  readonly tell: (entry: LogEntry) => void;
  readonly outages: OutageTeller;
}

/**
 * Tells every new entry once, until something stands in the way, which is the answer. An outage does not: what was
 * written meanwhile is read after it, from the last entry that was told.
 */
export async function follow(gateway: Gateway, followed: Followed): Promise<Result<never, Failure>> {
  const { cursors, pauseMs, outages } = followed;
  for (let round = 1; ; round++) {
    await pause(pauseMs);
    if (round % LOOK_AROUND === 0) {
      const sources = await followed.sources();
      if (!sources.ok && !isOutage(sources.error)) return sources;
      for (const id of sources.ok ? sources.value : []) if (!cursors.has(id)) cursors.set(id, null);
    }
    const fresh: LogEntry[] = [];
    for (const [installationId, cursor] of cursors) {
      const read = await readOn(gateway, { installationId, level: followed.level }, cursor);
      if (!read.ok) {
        if (!isOutage(read.error)) return read;
        outages.missed(read.error);
        break;
      }
      outages.answered();
      fresh.push(...read.value.entries);
      cursors.set(installationId, read.value.cursor);
    }
    for (const entry of fresh.sort((a, b) => a.at.localeCompare(b.at))) followed.tell(entry);
  }
}

/** What is new at one installation, oldest first, and where to go on. */
type News = Result<{ readonly entries: readonly LogEntry[]; readonly cursor: string | null }, Failure>;

async function readOn(gateway: Gateway, question: LogQuestion, since: string | null): Promise<News> {
  if (since !== null) return readSince(gateway, question, since);
  // Where nothing was before, everything is new.
  const back = await readBack(gateway, { ...question, from: new Date(0) });
  return back.ok ? ok({ entries: back.value.entries, cursor: back.value.newest }) : back;
}

async function readSince(gateway: Gateway, question: LogQuestion, since: string): Promise<News> {
  const entries: LogEntry[] = [];
  for (let cursor = since; ;) {
    const page: Result<LogPage, Failure> = await readPage(gateway, { ...question, since: cursor });
    if (!page.ok) return page;
    entries.push(...page.value.entries);
    cursor = page.value.entries.at(-1)?.cursor ?? cursor;
    if (!page.value.hasNextPage) return ok({ entries, cursor });
  }
}

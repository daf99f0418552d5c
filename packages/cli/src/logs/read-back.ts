import { ok, type Result } from '@guildhall/kernel';
import type { Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { LogEntry } from './log-entry.ts';
import { readPage, type LogPage, type LogQuestion } from './read-page.ts';

/** Of one installation, however far back somebody asks. */
const MOST = 1_000;

export interface Backlog {
  /** Oldest first. */
  readonly entries: readonly LogEntry[];
  /** The newest entry there is, from which a tail goes on; null when there is none. */
  readonly newest: string | null;
}

/** The last entries of an installation: those since an instant, or the last hundred. */
export async function readBack(
  gateway: Gateway,
  { installationId, level, from }: Pick<LogQuestion, 'installationId' | 'level'> & { from: Date | null },
): Promise<Result<Backlog, Failure>> {
  const entries: LogEntry[] = [];
  let newest: string | null = null;
  for (let after: string | null = null; ;) {
    const page: Result<LogPage, Failure> = await readPage(gateway, { installationId, level, after });
    if (!page.ok) return page;
    newest ??= page.value.entries[0]?.cursor ?? null;
    const wanted = page.value.entries.filter(({ at }) => from === null || new Date(at) >= from);
    entries.push(...wanted.map(({ cursor: _cursor, ...entry }) => entry));
    after = page.value.entries.at(-1)?.cursor ?? null;
    const enough = from === null || wanted.length < page.value.entries.length || entries.length >= MOST;
    if (enough || !page.value.hasNextPage) return ok({ entries: entries.reverse(), newest });
  }
}

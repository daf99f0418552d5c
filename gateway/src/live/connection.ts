import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Session } from '@guildhall/authz';

/** One who listens. What is said to them never waits for what they read. */
export interface Connection {
  readonly session: Session;
  say(text: string): void;
  /** An entry of the feed; one that was told before is passed over, one that comes while older ones are fetched waits. */
  revoke(entry: LiveEntry): void;
  /** Tells what came after their position, then what waited. Whoever cannot be brought up to date is let go. */
  resume(after: (seq: number) => Promise<readonly LiveEntry[]>): Promise<void>;
  end(): void;
}

/** A feed entry as it is written. */
export interface LiveEntry {
  readonly seq: number;
  readonly text: string;
}

/** What one slow reader may leave unread before we let go of them; they will come back and resume. */
export const MOST_UNREAD_BYTES = 256 * 1024;
/** How long somebody who resumes may take to read what was told. Milliseconds. */
const PATIENCE_MS = 10_000;

export function openConnection(response: ServerResponse, session: Session, position: number): Connection {
  let lastSeq = position;
  let waiting: LiveEntry[] | null = [];

  function say(text: string): void {
    if (response.destroyed || response.writableEnded) return;
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    else response.write(text);
  }

  function tell({ seq, text }: LiveEntry): void {
    if (seq <= lastSeq) return;
    lastSeq = seq;
    say(text);
  }

  async function drained(): Promise<void> {
    await once(response, 'drain', { signal: AbortSignal.timeout(PATIENCE_MS) });
  }

  return {
    session,
    say,
    revoke(entry) {
      if (waiting) waiting.push(entry);
      else tell(entry);
    },
    async resume(after) {
      try {
        for (let page = await after(lastSeq); page.length > 0; page = await after(lastSeq)) {
          for (const entry of page) {
            tell(entry);
            if (response.destroyed) return;
            // Not a page at a time: two hundred long reasons are more than anybody may leave unread.
            if (response.writableNeedDrain) await drained();
          }
        }
      } catch {
        response.destroy();
      }
      waiting?.forEach(tell);
      waiting = null;
    },
    end() {
      response.end();
    },
  };
}

import { pino, type Logger } from 'pino';

/** What this process says: at once where something is wrong, in bundles where it only answers. */
export interface Logs {
  readonly log: Logger;
  /** For one line per answer: written when a few dozen are there, or a moment has passed. */
  readonly access: Logger;
  close(): void;
}

const PAGE_LENGTH = 32_768;
const MOMENT_MS = 200;
const STDOUT = 1;

export function openLogs(level: string): Logs {
  const stdout = pino.destination({ dest: STDOUT, sync: false, maxWrite: 2 * PAGE_LENGTH });
  const pages = gatherPages((page) => stdout.write(page));
  return {
    log: pino({ name: 'gateway', level, redact: ['headers', 'authorization'] }),
    access: pino({ name: 'gateway', level }, pages),
    close() {
      pages.close();
      stdout.flushSync();
      stdout.end();
    },
  };
}

/** Hands lines on by the page: to measure and encode each by itself costs more than to write it. */
function gatherPages(handOn: (page: string) => void): { write(line: string): void; close(): void } {
  let page = '';
  const turn = () => {
    if (page !== '') handOn(page);
    page = '';
  };
  const timer = setInterval(turn, MOMENT_MS).unref();
  return {
    write(line) {
      page += line;
      if (page.length >= PAGE_LENGTH) turn();
    },
    close() {
      clearInterval(timer);
      turn();
    },
  };
}

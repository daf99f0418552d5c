import { pino, type Logger } from 'pino';
import { gatherPages } from './pages.ts';

/** What this process says: at once where something is wrong, in bundles where it only answers. */
export interface Logs {
  readonly log: Logger;
  /** For one line per answer: written when a few dozen are there, or a moment has passed. */
  readonly access: Logger;
  /** Writes such a line that is put together already, in ASCII and with its end. */
  readonly writeAccess: (this: void, line: string) => void;
  close(): void;
}

const STDOUT = 1;

export function openLogs(level: string): Logs {
  const stdout = pino.destination({ dest: STDOUT, sync: true });
  const pages = gatherPages((page) => stdout.write(page));
  return {
    log: pino({ name: 'gateway', level, redact: ['headers', 'authorization'] }),
    access: pino({ name: 'gateway', level }, pages),
    writeAccess: pages.writeAscii,
    close() {
      pages.close();
      stdout.end();
    },
  };
}

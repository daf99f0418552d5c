import { pino, type Logger } from 'pino';

/** What this process says: at once where something is wrong, in bundles where it only answers. */
export interface Logs {
  readonly log: Logger;
  /** For one line per answer: written when a few dozen are there, or a moment has passed. */
  readonly access: Logger;
  close(): void;
}

const BUNDLE_BYTES = 32_768;
const MOMENT_MS = 200;
const STDOUT = 1;

export function openLogs(level: string): Logs {
  const bundles = pino.destination({
    ...{
      dest: STDOUT,
      sync: false,
      minLength: BUNDLE_BYTES,
      maxWrite: 2 * BUNDLE_BYTES,
      periodicFlush: MOMENT_MS,
    },
  });
  return {
    log: pino({ name: 'gateway', level, redact: ['headers', 'authorization'] }),
    access: pino({ name: 'gateway', level }, bundles),
    close() {
      bundles.flushSync();
      bundles.end();
    },
  };
}

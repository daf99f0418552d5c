import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

const KEPT = 2_000;

/**
 * Resolves once `server` has said `words` on `stream`, however its output is cut into pieces and whatever follows them.
 * Rejects with the last it said when it ends before, and when it cannot be started at all.
 */
export function untilSaid(
  server: ChildProcess,
  stream: Readable,
  words: string,
  name: string,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let last = '';
    stream.on('data', (chunk: Buffer) => {
      const said = last + chunk.toString();
      if (said.includes(words)) resolve();
      last = said.slice(-KEPT);
    });
    server.once('error', reject);
    // Not at its exit: what it said last may still be under way.
    server.once('close', () => {
      reject(new Error(`${name} did not start: ${last}`));
    });
  });
}

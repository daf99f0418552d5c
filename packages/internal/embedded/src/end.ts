import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Sends `signal` to a server and waits until it is gone; one that is gone already is left alone. */
export async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

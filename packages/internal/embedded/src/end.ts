import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Sends `signal` to a server and waits until it is gone; one that is gone already is left alone. */
export async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = untilEnded(server);
  server.kill(signal);
  // Somebody may have stopped it in the other sense; until it goes on it hears nothing.
  if (process.platform !== 'win32') server.kill('SIGCONT');
  await ended;
}

/** Resolves when a server is gone, whoever ended it. */
export async function untilEnded(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
}

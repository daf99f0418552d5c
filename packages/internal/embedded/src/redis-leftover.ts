import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

const PATIENCE_MS = 5_000;

/** Where a Redis over `folder` notes its port, for whoever finds it still running. */
export function portFile(folder: string): string {
  return join(folder, 'port');
}

/** Ends a Redis that a killed process left running over `folder`: two over the same data would spoil it. */
export async function endLeftover(folder: string): Promise<void> {
  if (!existsSync(portFile(folder))) return;
  const port = Number(readFileSync(portFile(folder), 'utf8'));
  const socket = await dial(port);
  if (!socket) return;
  // The port may belong to somebody else by now; only a Redis that names our folder is ours.
  const answer = await ask(socket, 'CONFIG GET dir\r\n');
  if (answer.includes(realpathSync(folder))) await ask(socket, 'SHUTDOWN\r\n');
  socket.destroy();
}

async function dial(port: number): Promise<Socket | null> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return null;
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  const opened = await once(socket, 'connect').catch(() => null);
  return opened ? socket : null;
}

/** What comes back first, or nothing when the other side hangs up. */
async function ask(socket: Socket, command: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.once('data', (chunk: Buffer) => {
    resolve(chunk.toString());
  });
  socket.once('close', () => {
    resolve('');
  });
  socket.once('error', () => {
    resolve('');
  });
  socket.write(command);
  return promise;
}

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line between clients and a server on loopback that a test can break. */
export interface Wire {
  /** `url` with this line in place of the server at its other end. */
  through(this: void, url: string): string;
  /** Nothing gets through any more, and nobody is told: no end, no error. Connections can still be opened. */
  silence(this: void): void;
  /** What was held back arrives, and all goes on. */
  restore(this: void): void;
  /** Ends every connection at once; new ones are welcome. */
  cut(this: void): void;
  close(this: void): Promise<void>;
}

/** Opens a line to the server that listens on this loopback port. */
export async function openWire(port: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let silent = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };

  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(from);
      from.on('data', (chunk) => to.write(chunk));
      from.on('close', () => to.destroy());
      if (silent) from.pause();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no loopback port');

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    through(url) {
      const changed = new URL(url);
      changed.port = String(address.port);
      return changed.toString();
    },
    silence() {
      silent = true;
      for (const socket of sockets) socket.pause();
    },
    restore() {
      silent = false;
      for (const socket of sockets) socket.resume();
    },
    cut,
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

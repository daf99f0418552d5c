import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Weather = 'clear' | 'silent' | 'down' | 'slow' | 'cut' | 'garbage';

/** Stands between two participants and does to their line what the weather says. */
export interface Proxy {
  port: number;
  url(scheme?: string): string;
  /** `silent` forwards nothing and ends nothing: no FIN, no RST, as when a cable is pulled. */
  become(weather: Weather): void;
  close(): Promise<void>;
}

const SLOW_MS = 30_000;
const CUT_AFTER_BYTES = 60;

export async function openProxy(target: { host: string; port: number }): Promise<Proxy> {
  let weather: Weather = 'clear';
  const sockets = new Set<Socket>();

  const server = createServer((near) => {
    if (weather === 'down') {
      near.destroy();
      return;
    }
    const far = connect(target);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => {
      if (weather !== 'silent') far.write(chunk);
    });
    far.on('data', (chunk) => {
      answer(near, chunk);
    });
  });

  function answer(near: Socket, chunk: Buffer): void {
    if (weather === 'clear') near.write(chunk);
    if (weather === 'slow') setTimeout(() => near.write(chunk), SLOW_MS).unref();
    if (weather === 'cut') near.end(chunk.subarray(0, CUT_AFTER_BYTES));
    if (weather === 'garbage')
      near.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n<html>!!!');
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (scheme = 'http') => `${scheme}://127.0.0.1:${port}`,
    become(next) {
      weather = next;
      // A server that goes down takes its connections along; all other weather leaves them standing.
      if (next === 'down') for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

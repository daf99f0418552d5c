import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Weather = 'clear' | 'silent' | 'down' | 'slow' | 'cut' | 'garbage' | 'broken';

/** Stands between two participants and does to their line what the weather says. */
export interface Proxy {
  port: number;
  url(scheme?: string): string;
  /**
   * `silent` forwards nothing and ends nothing: no FIN, no RST, as when a cable is pulled; `cut` ends each HTTP answer in the
   * middle of its body; `garbage` and `broken` answer what is no GraphQL, as 200 and as 502.
   */
  become(weather: Weather): void;
  close(): Promise<void>;
}

const SLOW_MS = 30_000;
const HEADERS_END = '\r\n\r\n';
const CUT_AFTER_BYTES = 6;
const NONSENSE: Readonly<Partial<Record<Weather, string>>> = {
  garbage: said('200 OK', 'application/json', '<html>!!!'),
  broken: said('502 Bad Gateway', 'text/html', '<html>Bad Gateway</html>'),
};

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
    let heard = Buffer.alloc(0);
    far.on('data', (chunk) => {
      heard = weather === 'cut' ? Buffer.concat([heard, chunk]) : Buffer.alloc(0);
      answer(near, weather === 'cut' ? heard : chunk);
    });
  });

  function answer(near: Socket, chunk: Buffer): void {
    if (weather === 'clear') near.write(chunk);
    if (weather === 'slow') setTimeout(() => near.write(chunk), SLOW_MS).unref();
    const nonsense = NONSENSE[weather];
    if (nonsense !== undefined) near.end(nonsense);
    if (weather !== 'cut' || near.writableEnded) return;
    const body = chunk.indexOf(HEADERS_END) + HEADERS_END.length;
    if (body >= HEADERS_END.length && chunk.length > body + CUT_AFTER_BYTES)
      near.end(chunk.subarray(0, body + CUT_AFTER_BYTES));
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

function said(status: string, type: string, body: string): string {
  return `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}${HEADERS_END}${body}`;
}

import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server nobody may reach: it counts who does, over TCP, HTTP, WebSocket and UDP. */
export interface EvilListener {
  readonly origin: string;
  readonly udpPort: number;
  /** Lines, paths and packets since the last call. */
  takeHits(): string[];
  close(): Promise<void>;
}

export async function startEvilListener(): Promise<EvilListener> {
  const hits: string[] = [];
  const http = createServer((request, response) => {
    hits.push(request.url ?? '');
    const type = request.url?.includes('.js') ? 'text/javascript' : 'text/event-stream';
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': type });
    response.end('globalThis.reachedEvil = true;\n');
  });
  // A line that is opened ahead of any question tells where it is opened to.
  http.on('connection', () => hits.push('connection'));
  http.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  const udp = createSocket('udp4');
  udp.on('message', () => hits.push('udp'));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    udpPort: udp.address().port,
    takeHits: () => hits.splice(0),
    async close() {
      udp.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

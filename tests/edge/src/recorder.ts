import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a gateway sent to a subgraph. */
export interface Recorded {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Stands before a subgraph, hands everything on and writes down what came. */
export interface Recorder {
  url: string;
  /** GraphQL requests so far. */
  asked: Recorded[];
  close(): Promise<void>;
}

export async function openRecorder(target: string): Promise<Recorder> {
  const asked: Recorded[] = [];
  const server = createServer((from, to) => {
    const chunks: Buffer[] = [];
    from.on('data', (chunk: Buffer) => chunks.push(chunk));
    from.on('end', () => {
      const { method = '', url: path = '', headers } = from;
      const body = Buffer.concat(chunks);
      if (path === '/graphql') asked.push({ path, headers, body: body.toString() });
      const onward = request(`${target}${path}`, { method, headers }, (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      });
      onward.on('error', () => to.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

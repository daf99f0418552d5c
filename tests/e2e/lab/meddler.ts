import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

/** Stands between a browser and everything it asks, and meddles with what comes back. */
export interface Meddler {
  /** What a browser's context takes as its proxy. */
  proxy: { server: string; bypass: string };
  /** What becomes of one frame of the live channel; as it is, unless a test says otherwise. */
  meddle: (frame: string) => readonly string[];
  /** Says something on every open live channel. */
  say(frame: string): void;
  /** What becomes of the host's page configuration; as it is, unless a test says otherwise. */
  config: (text: string) => string;
  /** From now on answers a bundle that was fetched once from memory, whatever the gateway says. */
  keepBundles: boolean;
  close(this: void): Promise<void>;
}

const BUNDLE = /^\/v1\/artifacts\//;

export async function openMeddler(): Promise<Meddler> {
  const channels = new Set<ServerResponse>();
  const bundles = new Map<string, { status: number; headers: IncomingMessage['headers']; body: Buffer }>();

  const server = createServer((asked, response) => {
    const url = new URL(asked.url ?? '');
    const kept = meddler.keepBundles ? bundles.get(url.href) : undefined;
    if (kept && asked.method === 'GET') {
      response.writeHead(kept.status, kept.headers).end(kept.body);
      return;
    }
    const onward = request(url, { method: asked.method, headers: asked.headers }, (answer) => {
      const { 'content-length': _length, ...headers } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, headers);
      if (url.pathname === '/v1/live' && answer.statusCode === 200) relayFrames(answer, response);
      else if (url.pathname === '/config.json' && answer.statusCode === 200)
        void relayConfig(answer, response);
      else if (BUNDLE.test(url.pathname) && answer.statusCode === 200)
        void relayBundle(url.href, answer, response);
      else answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    asked.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no loopback port');

  function relayFrames(answer: IncomingMessage, response: ServerResponse): void {
    channels.add(response);
    response.on('close', () => channels.delete(response));
    let rest = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      const frames = (rest + chunk).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames.flatMap((one) => meddler.meddle(one))) response.write(`${frame}\n\n`);
    });
    answer.on('end', () => response.end());
  }

  async function relayBundle(href: string, answer: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await answer.toArray());
    bundles.set(href, { status: 200, headers: answer.headers, body });
    response.end(body);
  }

  async function relayConfig(answer: IncomingMessage, response: ServerResponse): Promise<void> {
    response.end(meddler.config(Buffer.concat(await answer.toArray()).toString()));
  }

  const meddler: Meddler = {
    // Browsers do not ask a proxy for loopback unless told to.
    proxy: { server: `http://127.0.0.1:${address.port}`, bypass: '<-loopback>' },
    meddle: (frame) => [frame],
    config: (text) => text,
    say(frame) {
      for (const channel of channels) channel.write(`${frame}\n\n`);
    },
    keepBundles: false,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return meddler;
}

import { createServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { EgressLimits } from './index.ts';
import { loopbackEgress, serve } from './testing/index.ts';
import { saying } from './testing/saying.ts';

const NAME = 'api.example.test';
const SHORT: Partial<EgressLimits> = { resolveMs: 100, connectMs: 100, headersMs: 150, wholeMs: 300 };
const SLACK_MS = 500;

function outTo(port: number, limits: Partial<EgressLimits> = SHORT) {
  const url = `http://${NAME}:${port}`;
  return { url, out: loopbackEgress({ allow: [url], limits }) };
}

/** A server below HTTP, for answers no HTTP library would give. */
async function serveRaw(speak: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .once('data', () => {
        speak(socket);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    open: () => [...sockets].filter((socket) => !socket.destroyed).length,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function timed<T>(act: () => Promise<T>) {
  const begin = performance.now();
  const value = await act();
  return { value, ms: performance.now() - begin };
}

describe('a slow server', () => {
  it('that never answers is left after the time for headers', async () => {
    await using server = await serveRaw(() => undefined);
    const { out, url } = outTo(server.port);
    const { value, ms } = await timed(() => out.fetch({ url }));
    expect(value).toEqual({
      ok: false,
      error: {
        code: 'TOO_SLOW',
        message: 'The server took too long. The beginning of its answer may take 150 ms.',
      },
    });
    expect(ms).toBeLessThan(150 + SLACK_MS);
  });

  it('that sends headers byte by byte is left after the time for headers', async () => {
    await using server = await serveRaw((socket) => {
      const timer = setInterval(() => socket.write('H'.slice(0, 1)), 20);
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
      socket.once('close', () => {
        clearInterval(timer);
      });
    });
    const { out, url } = outTo(server.port);
    expect(await out.fetch({ url })).toMatchObject({
      ok: false,
      error: { code: 'TOO_SLOW', message: saying('beginning') },
    });
  });

  it('that drips its body for ever is cut off when the whole has taken too long', async () => {
    await using server = await serve((_request, response) => {
      const timer = setInterval(() => response.write('.'), 10);
      response.once('close', () => {
        clearInterval(timer);
      });
    });
    const { out, url } = outTo(server.port);
    const { value, ms } = await timed(() => out.fetch({ url }));
    expect(value).toMatchObject({
      ok: false,
      error: { code: 'TOO_SLOW', message: saying('All of it may take 300 ms') },
    });
    expect(ms).toBeGreaterThan(290);
    expect(ms).toBeLessThan(300 + SLACK_MS);
  });

  it('that answers slowly but in time is waited for', async () => {
    await using server = await serve((_request, response) => {
      setTimeout(() => response.end('at last'), 100);
    });
    const { out, url } = outTo(server.port);
    expect(await out.fetch({ url })).toMatchObject({ ok: true, value: { body: 'at last' } });
  });

  it('that accepts nothing, not even a handshake, is left after the time for connecting', async () => {
    await using server = await serveRaw(() => undefined);
    const url = `https://${NAME}:${server.port}`;
    const { value, ms } = await timed(() => loopbackEgress({ allow: [url], limits: SHORT }).fetch({ url }));
    expect(value).toMatchObject({
      ok: false,
      error: { code: 'TOO_SLOW', message: saying('Connecting') },
    });
    expect(ms).toBeLessThan(100 + SLACK_MS);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.open()).toBe(0);
  });

  it('whose name server never answers is left after the time for that', async () => {
    const url = `https://${NAME}`;
    const out = loopbackEgress({ allow: [url], limits: SHORT, resolve: () => new Promise(() => undefined) });
    const { value, ms } = await timed(() => out.fetch({ url }));
    expect(value).toMatchObject({
      ok: false,
      error: { code: 'TOO_SLOW', message: saying('name') },
    });
    expect(ms).toBeLessThan(100 + SLACK_MS);
  });

  it('is left at once when the invocation ends', async () => {
    await using server = await serveRaw(() => undefined);
    const { out, url } = outTo(server.port, {});
    const invocation = new AbortController();
    setTimeout(() => {
      invocation.abort();
    }, 50);
    const { value, ms } = await timed(() => out.fetch({ url }, { signal: invocation.signal }));
    expect(value).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(ms).toBeLessThan(50 + SLACK_MS);
    expect(await out.fetch({ url }, { signal: invocation.signal })).toMatchObject({
      ok: false,
      error: { code: 'CANCELLED' },
    });
  });
});

describe('a large answer', () => {
  const limits = { responseBytes: 10_000 };
  const answerWith = (headers: Record<string, string>, body: Buffer | string) =>
    serve((_request, response) => {
      response.writeHead(200, headers);
      response.end(body);
    });

  it('is read up to the limit, to the byte', async () => {
    await using fits = await answerWith({}, 'x'.repeat(10_000));
    const small = outTo(fits.port, limits);
    expect(await small.out.fetch({ url: small.url })).toMatchObject({ ok: true });
    await using over = await answerWith({}, 'x'.repeat(10_001));
    const large = outTo(over.port, limits);
    expect(await large.out.fetch({ url: large.url })).toMatchObject({
      ok: false,
      error: { code: 'RESPONSE_TOO_LARGE' },
    });
  });

  it('without end is cut off while it streams', async () => {
    let sent = 0;
    await using server = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) sent += 16_384;
        response.once('drain', more);
      };
      more();
    });
    const { out, url } = outTo(server.port, { responseBytes: 1_000_000 });
    expect(await out.fetch({ url })).toMatchObject({ ok: false, error: { code: 'RESPONSE_TOO_LARGE' } });
    expect(sent).toBeLessThan(50_000_000);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('is counted as it unpacks: a %s bomb of a few kilobytes is refused', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(60_000);
    await using server = await answerWith({ 'content-encoding': encoding }, bomb);
    const { out, url } = outTo(server.port, { responseBytes: 1_000_000 });
    const before = process.memoryUsage().rss;
    expect(await out.fetch({ url })).toMatchObject({ ok: false, error: { code: 'RESPONSE_TOO_LARGE' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('in %s is unpacked', async (encoding, compress) => {
    await using server = await answerWith({ 'content-encoding': encoding }, compress('unpacked'));
    const { out, url } = outTo(server.port);
    const answer = await out.fetch({ url });
    expect(answer).toMatchObject({ ok: true, value: { body: 'unpacked' } });
    expect(answer.ok && answer.value.headers).not.toHaveProperty('content-encoding');
  });

  it.each([
    ['deflate', 'x'],
    ['gzip, gzip', gzipSync(gzipSync('x'))],
    ['gzip', 'this is no gzip'],
    ['gzip', gzipSync('x'.repeat(1_000)).subarray(0, 20)],
    ['constructor', 'x'],
  ])('in an encoding that cannot be read (%s) is refused', async (encoding, body) => {
    await using server = await answerWith({ 'content-encoding': encoding }, body);
    const { out, url } = outTo(server.port);
    expect(await out.fetch({ url })).toMatchObject({ ok: false, error: { code: 'RESPONSE_INVALID' } });
  });
});

describe('an answer that is no HTTP', () => {
  it.each([
    ['noise', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a length that lies', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    ['endless headers', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`],
    ['a bad chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
    ['an upgrade nobody asked for', 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
    ['nothing', ''],
  ])('(%s) is refused', async (_what, bytes) => {
    await using server = await serveRaw((socket) => socket.end(bytes));
    const { out, url } = outTo(server.port);
    expect(await out.fetch({ url })).toMatchObject({ ok: false, error: { code: 'RESPONSE_INVALID' } });
  });

  it('(a second answer behind the first) is not read', async () => {
    const one = 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\none';
    await using server = await serveRaw((socket) => socket.end(one + one.replace('one', 'two')));
    const { out, url } = outTo(server.port);
    expect(await out.fetch({ url })).toMatchObject({ ok: true, value: { body: 'one' } });
  });
});

describe('a server that is not there', () => {
  it('is said to be unreachable', async () => {
    const { port } = await (async () => {
      await using server = await serve(() => undefined);
      return server;
    })();
    const { out, url } = outTo(port);
    expect(await out.fetch({ url })).toMatchObject({
      ok: false,
      error: { code: 'CONNECT_FAILED', message: saying('ECONNREFUSED') },
    });
  });

  it('is said to have no address when its name has none', async () => {
    const url = `https://${NAME}`;
    const out = loopbackEgress({ allow: [url], resolve: async () => [] });
    expect(await out.fetch({ url })).toMatchObject({ ok: false, error: { code: 'NAME_NOT_RESOLVED' } });
  });
});

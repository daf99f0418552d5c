import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { Unreachable } from './carry.ts';
import { openPool, type CarryPool } from './pool-carry.ts';

const request = { service: 'catalog', operationKind: 'query', body: '{"query":"{a}"}' } as const;
const inTime = () => AbortSignal.timeout(2_000);

describe('openPool', () => {
  const open: (Server | CarryPool<null>)[] = [];
  afterEach(async () => {
    for (const each of open.splice(0))
      await (each instanceof Object && 'closeAllConnections' in each ? closeServer(each) : each.close());
  });

  async function poolTo(listener: RequestListener): Promise<CarryPool<null>> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    return poolAt(`http://127.0.0.1:${address.port}/graphql`, server);
  }

  function poolAt(url: string, server?: Server): CarryPool<null> {
    const pool = openPool<null>({
      url,
      connections: 2,
      maxAnswerBytes: 1_000,
      headers: (body) => ({ 'x-length': String(body.length) }),
    });
    open.push(pool, ...(server ? [server] : []));
    return pool;
  }

  it('posts the body with the headers made for it', async () => {
    const seen: unknown[] = [];
    const { carry } = await poolTo(({ method, url, headers }, response) => {
      seen.push(method, url, headers['x-length'], headers['content-type']);
      response.end('{"data":null}');
    });

    await expect(carry(request, null, inTime())).resolves.toBe('{"data":null}');
    expect(seen).toEqual(['POST', '/graphql', String(request.body.length), 'application/json']);
  });

  it('calls a subgraph unreachable that nobody answers for', async () => {
    const { carry } = poolAt('http://127.0.0.1:1/graphql');

    await expect(carry(request, null, inTime())).rejects.toBeInstanceOf(Unreachable);
  });

  it('calls a subgraph unreachable that says it cannot serve now', async () => {
    const { carry } = await poolTo((_, response) => {
      response.writeHead(503).end('later');
    });

    await expect(carry(request, null, inTime())).rejects.toBeInstanceOf(Unreachable);
  });

  it.each([500, 502])('fails on a %i, which may have done something, whatever it says', async (status) => {
    const { carry } = await poolTo((_, response) => {
      response.writeHead(status).end('{"data":{"a":1}}');
    });
    const failed = carry(request, null, inTime());

    await expect(failed).rejects.toThrow(`subgraph catalog answered ${status}`);
    await expect(failed).rejects.not.toBeInstanceOf(Unreachable);
  });

  it('carries a refusal, which has its own words', async () => {
    const { carry } = await poolTo((_, response) => {
      response.writeHead(401).end('{"errors":[]}');
    });

    await expect(carry(request, null, inTime())).resolves.toBe('{"errors":[]}');
  });

  it('refuses an answer beyond its limit', async () => {
    const { carry } = await poolTo((_, response) => {
      response.end('x'.repeat(2_000));
    });

    await expect(carry(request, null, inTime())).rejects.toThrow(/exceed|size/i);
  });

  it('fails on an answer that is cut off', async () => {
    const { carry } = await poolTo((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"data"');
      setTimeout(() => response.destroy(), 20);
    });

    await expect(carry(request, null, inTime())).rejects.toThrow(Error);
  });

  it('stops waiting when it is told to', async () => {
    const { carry } = await poolTo(() => undefined);

    await expect(carry(request, null, AbortSignal.timeout(30))).rejects.toThrow(/abort|timeout/i);
  });
});

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

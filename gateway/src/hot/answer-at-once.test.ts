import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemSession, type Session } from '@guildhall/authz';
import type { Asked } from '../documents/asked.ts';
import type { Caller } from '../identity/identify.ts';
import { toldText, type Teller } from '../telemetry/access-log.ts';
import type { View } from '../views/views.ts';
import { answerAtOnce } from './answer-at-once.ts';
import { snapshotKey } from './snapshot-key.ts';
import type { Snapshot } from './snapshot.ts';

const ADDRESS = '/graphql?documentId=sha256:d1';
const HOST = 'https://crm.invalid';
const session: Session = {
  ...systemSession('mkt_1', ''),
  ...{ actorKind: 'HOST_USER', permissions: ['contribution:resolve'] },
  scope: { host: 'crm', organization: 'acme' },
};
const asked: Asked = {
  ...{ query: '{ shown }', hash: 'd1', trusted: true, operationName: 'Shown', variables: {}, body: {} },
};
const snapshot: Snapshot = {
  ...{ epoch: 1, feedSeq: 0, validUntil: 9e15, filledAt: 0, etag: '"e1"' },
  body: Buffer.from('{"data":{"shown":"Grüße"}}').toString('latin1'),
};

describe('a page’s question that was answered before', () => {
  it('is answered with the bytes of the snapshot, what is left of the limit, and a line in the log', async () => {
    const { ask, lines, hits } = await aDoor();
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ data: { shown: 'Grüße' } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ etag: '"e1"', 'cache-control': 'private, no-cache', vary: 'authorization, origin' },
      ...{ 'content-type': 'application/json; charset=utf-8', 'content-length': '28' },
      ...{
        ratelimit: '"actor";r=9;t=60',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(lines).toMatchObject([
      {
        status: 200,
        told: toldText({ marketplaceId: 'mkt_1', actorId: session.actorId, operation: 'Shown' }),
      },
    ]);
    expect(lines[0]?.requestId).toBe(answer.headers.get('x-request-id'));
    expect(hits()).toBe(1);
  });

  it('is not sent again to who holds it', async () => {
    const { ask } = await aDoor();
    const answer = await ask({ 'if-none-match': 'W/"e0", W/"e1"' });
    expect([answer.status, await answer.text()]).toEqual([304, '']);
  });

  it('goes on with the caller’s trace', async () => {
    const { ask, lines } = await aDoor();
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await ask({ traceparent: `00-${traceId}-b7ad6b7169203331-01` });
    expect(lines[0]?.traceId).toBe(traceId);
  });

  it('may be read by the pages of the host, and by nobody else’s', async () => {
    const { ask } = await aDoor();
    expect((await ask({ origin: HOST })).headers.get('access-control-allow-origin')).toBe(HOST);
    expect((await ask({ origin: 'https://evil.invalid' })).status).toBe(LONG_WAY);
  });

  it('is answered for another user of the place too', async () => {
    const { ask, world } = await aDoor();
    world.caller = callerOf({ ...session, scope: { host: 'crm', organization: 'acme', user: 'bo' } });
    expect((await ask()).status).toBe(200);
  });
});

/** Each duty of the long way by itself: where it is in doubt, nothing is answered and nothing is counted. */
describe('the long way is taken', () => {
  const elsewhere = { host: 'crm', organization: 'elsewhere' };
  it.each<[string, (world: World) => void]>([
    ['by a stranger', (world) => (world.caller = null)],
    ['by a caller of another place', (world) => (world.caller = callerOf({ ...session, scope: elsewhere }))],
    [
      'by a caller of another marketplace',
      (world) => (world.caller = callerOf({ ...session, marketplaceId: 'mkt_2' })),
    ],
    [
      'by a caller who may do other things',
      (world) => (world.caller = callerOf({ ...session, permissions: [] })),
    ],
    [
      'by a caller who sees another part of the graph',
      (world) => (world.caller = callerOf({ ...session, actorKind: 'KEY', publisherId: 'pub_1' })),
    ],
    ['where the snapshot does not hold', (world) => (world.holds = false)],
    ['where the limit is reached, or has to be asked for', (world) => (world.left = 0)],
    [
      'after the graph has changed',
      ({ door }) => {
        door.forget();
      },
    ],
    [
      'while the gateway stops',
      ({ door }) => {
        door.close();
      },
    ],
  ])('%s', async (_name, change) => {
    const { ask, world, lines, hits } = await aDoor();
    const { left } = world;
    change(world);
    expect((await ask()).status).toBe(LONG_WAY);
    expect([lines, hits()]).toEqual([[], 0]);
    expect(world.left).toBe(world.left === 0 ? 0 : left);
  });

  it('by whoever sends no token, a POST, or another address', async () => {
    const { ask } = await aDoor();
    expect((await ask({ authorization: '' })).status).toBe(LONG_WAY);
    expect((await ask({}, { method: 'POST' })).status).toBe(LONG_WAY);
    expect((await ask({}, { address: `${ADDRESS}&variables={}` })).status).toBe(LONG_WAY);
  });

  it('for documents that no client ships, and addresses without end', async () => {
    const { ask, world } = await aDoor();
    const address = `${ADDRESS}&x=1`;
    world.door.learn(address, { ...asked, trusted: false }, ['host']);
    expect((await ask({}, { address })).status).toBe(LONG_WAY);
    const endless = `${ADDRESS}&x=${'1'.repeat(4_096)}`;
    world.door.learn(endless, asked, ['host']);
    expect((await ask({}, { address: endless })).status).toBe(LONG_WAY);
    world.door.learn(address, asked, ['host']);
    expect((await ask({}, { address })).status).toBe(200);
  });
});

const LONG_WAY = 299;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface World {
  caller: Caller | null;
  holds: boolean;
  left: number;
  door: ReturnType<typeof answerAtOnce>;
}

function callerOf(session: Session): Caller {
  return { session, expiresAt: null, origins: [HOST] };
}

async function aDoor() {
  const lines: (Parameters<Teller>[0] & { told: string })[] = [];
  let hits = 0;
  const world: World = {
    ...{ caller: callerOf(session), holds: true, left: 10 },
    door: answerAtOnce({
      recognize: (authorization) => (authorization === 'Bearer t' ? world.caller : null),
      admit() {
        if (world.left === 0) return null;
        world.left -= 1;
        return ['ratelimit', `"actor";r=${world.left};t=60`];
      },
      look: (key) => (world.holds && key === snapshotKey(asked, session) ? snapshot : null),
      noteHit: () => (hits += 1),
      tell: (answered, told) => lines.push({ ...answered, told }),
      allowedOrigins: [],
    }),
  };
  const seen: View[] = ['host'];
  world.door.learn(ADDRESS, asked, seen);
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    if (!world.door.answer(request, response)) response.writeHead(LONG_WAY).end();
  };
  const server = createServer(handle);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const ask = (headers: Record<string, string> = {}, { method = 'GET', address = ADDRESS } = {}) =>
    fetch(`http://127.0.0.1:${port}${address}`, {
      method,
      headers: { authorization: 'Bearer t', ...headers },
    });
  return { ask, world, lines, hits: () => hits };
}

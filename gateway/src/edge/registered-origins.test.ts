import type { Bus } from '@guildhall/messaging';
import type { Peers } from '@guildhall/service-runtime';
import cors from '@fastify/cors';
import fastify from 'fastify';
import { pino } from 'pino';
import { pagesMayRead } from './cors.ts';
import { openRegisteredOrigins } from './registered-origins.ts';

const HOST = 'https://crm.example';
const STRANGER = 'https://evil.example';
const OURS = 'http://127.0.0.1:5173';

describe('the origins of the deployment', () => {
  it('are those that hosts registered, and our own', async () => {
    const { origins } = await aCatalog(HOST);
    expect(await origins.knows(HOST)).toBe(true);
    expect(await origins.knows(STRANGER)).toBe(false);
    expect(origins.knows(OURS)).toBe(true);
  });

  it('are asked for once by however many who come with a strange one, and seldom', async () => {
    const { origins, world } = await aCatalog(HOST);
    const strangers = Array.from({ length: 100 }, async (_, n) => origins.knows(`https://${n}.example`));
    expect(new Set(await Promise.all(strangers))).toEqual(new Set([false]));
    for (let n = 0; n < 100; n += 1) await origins.knows(`https://again-${n}.example`);
    expect(world.asked).toBe(1);
  });

  it('grow by a host that has just registered, for the first of its pages', async () => {
    const { origins, world } = await aCatalog();
    expect(await origins.knows(HOST)).toBe(false);
    world.origins = [HOST];
    world.now += 2_000;
    expect(await origins.knows(HOST)).toBe(true);
  });

  it('lose one that was given up: soon after the notice, in a minute without', async () => {
    const { origins, world, notify } = await aCatalog(HOST, 'https://other.example');
    await origins.knows(HOST);
    world.origins = ['https://other.example'];
    world.now += 2_000;
    await origins.poll();
    expect(await origins.knows(HOST)).toBe(true);
    notify();
    await origins.poll();
    expect(await origins.knows(HOST)).toBe(false);

    world.origins = [];
    world.now += 60_000;
    await origins.poll();
    expect(await origins.knows('https://other.example')).toBe(false);
  });

  it('stay as they were while catalog sleeps', async () => {
    const { origins, world } = await aCatalog(HOST);
    await origins.knows(HOST);
    world.asleep = true;
    world.now += 60_000;
    await origins.poll();
    expect(await origins.knows(HOST)).toBe(true);
    expect(await origins.knows(STRANGER)).toBe(false);
  });
});

describe('a page', () => {
  const preflight = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization',
  };

  it.each([HOST, OURS])('of %s is told that it may ask, and may read what is answered', async (origin) => {
    await using door = await aDoor();
    const asked = await door.app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin, ...preflight },
    });
    expect(asked.statusCode).toBe(204);
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'authorization',
    });
    const { headers } = await door.app.inject({ url: '/graphql', headers: { origin } });
    expect(headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'Origin' });
    expect(headers['access-control-expose-headers']).toContain('x-request-id');
  });

  it.each([STRANGER, 'null', 'https://crm.example.evil.example', `${HOST}:444`])(
    'of %s is told nothing',
    async (origin) => {
      await using door = await aDoor();
      for (const method of ['OPTIONS', 'GET'] as const) {
        const { headers } = await door.app.inject({
          method,
          url: '/graphql',
          headers: { origin, ...preflight },
        });
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
        expect(headers.vary).toBe('Origin');
      }
    },
  );
});

async function aDoor() {
  const { origins } = await aCatalog(HOST);
  const app = fastify();
  await app.register(cors, pagesMayRead(origins));
  app.get('/graphql', () => ({ data: {} }));
  return { app, [Symbol.asyncDispose]: () => app.close() };
}

async function aCatalog(...registered: string[]) {
  const world = { origins: registered, asked: 0, asleep: false, now: 1_000_000 };
  let notify: (message: string) => void = () => undefined;
  const peers: Pick<Peers, 'get'> = {
    get(_service, _marketplaceId, _path, shape) {
      world.asked += 1;
      if (world.asleep) return Promise.reject(new Error('asleep'));
      return Promise.resolve(shape.parse({ origins: world.origins }));
    },
  };
  const bus: Pick<Bus, 'subscribe'> = {
    subscribe(_channel, listen) {
      notify = listen;
      return Promise.resolve();
    },
  };
  const log = pino({ level: 'silent' });
  const origins = await openRegisteredOrigins({ peers, bus, log, ours: [OURS], now: () => world.now });
  return {
    ...{ origins, world },
    notify: () => {
      notify('{"marketplaceId":"mkt_1"}');
    },
  };
}

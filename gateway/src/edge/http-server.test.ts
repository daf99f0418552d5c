import { once } from 'node:events';
import { connect } from 'node:net';
import { pino } from 'pino';
import { explainHere } from '../errors.ts';
import { observeRequests } from '../telemetry/observe-requests.ts';
import { openHttpServer } from './http-server.ts';

const CALLER = { 'x-forwarded-for': '203.0.113.7' };

async function addressSeen(trustedProxies: readonly string[], headers: Record<string, string>) {
  const log = pino({ level: 'silent' });
  const app = openHttpServer({ log, requestTimeoutMs: 5_000, trustedProxies, atOnce: () => false });
  app.get('/', ({ ip }) => ({ ip }));
  try {
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    return await (await fetch(url, { headers })).json();
  } finally {
    await app.close();
  }
}

describe('the address of a caller', () => {
  it('is what a trusted proxy says', async () => {
    expect(await addressSeen(['127.0.0.0/8'], CALLER)).toEqual({ ip: '203.0.113.7' });
  });

  it.each([
    ['nobody is trusted', []],
    ['others are trusted', ['10.0.0.0/8']],
  ])('is where it calls from while %s, whatever it says of itself', async (_while, trusted) => {
    expect(await addressSeen(trusted, CALLER)).toEqual({ ip: '127.0.0.1' });
  });

  it('is not what a caller says to a trusted proxy', async () => {
    const forged = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' };
    expect(await addressSeen(['127.0.0.1'], forged)).toEqual({ ip: '203.0.113.7' });
  });
});

describe('an address', () => {
  it.each([
    ['that is none', '/things/%zz', 400, 'not a valid url component'],
    ['that is too long', `/things/${'a'.repeat(300)}`, 414, 'max param length'],
  ])(
    '%s is refused like everything else: with a code, its page and the request',
    async (_which, path, status, words) => {
      const log = pino({ level: 'silent' });
      await using app = openHttpServer({
        log,
        requestTimeoutMs: 5_000,
        trustedProxies: [],
        atOnce: () => false,
      });
      observeRequests(app, () => undefined);
      app.get('/things/:thing', () => 'found');
      const answer = await fetch(`${await app.listen({ host: '127.0.0.1', port: 0 })}${path}`);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toEqual({
        errors: [
          {
            message: expect.stringContaining(words) as string,
            extensions: explainHere('BAD_REQUEST', expect.any(String) as string),
          },
        ],
      });
    },
  );
});

describe('a request that announces no body', () => {
  it.each([
    ['with a type', 'POST', 'content-type: application/json\r\n'],
    ['without one', 'POST', ''],
    ['that is put', 'PUT', 'content-type: application/octet-stream\r\n'],
    ['that is no request to write', 'GET', 'content-type: application/json\r\n'],
  ])('is answered, and nobody waits for one: %s', async (_which, method, type) => {
    const log = pino({ level: 'silent' });
    const app = openHttpServer({ log, requestTimeoutMs: 5_000, trustedProxies: [], atOnce: () => false });
    app.route({
      method: ['GET', 'POST', 'PUT'],
      url: '/',
      handler: ({ body }) => ({ body: body ?? 'none' }),
    });
    const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    const caller = connect(Number(url.port), url.hostname);
    try {
      caller.write(`${method} / HTTP/1.1\r\nhost: x\r\n${type}\r\n`);
      const heard = String(await once(caller, 'data'));
      expect(heard).toMatch(/^HTTP\/1.1 200 [^]*\{"body":"none"\}$/);
    } finally {
      caller.destroy();
      await app.close();
    }
  });
});

describe('a server that leaves', () => {
  it('answers whoever asks until it is gone, and lets connections go with their answers', async () => {
    const log = pino({ level: 'silent' });
    const app = openHttpServer({ log, requestTimeoutMs: 5_000, trustedProxies: [], atOnce: () => false });
    const slow = Promise.withResolvers<string>();
    const begun = Promise.withResolvers<undefined>();
    const others = Promise.withResolvers<undefined>();
    app.get('/', () => 'quick');
    app.get('/slow', () => {
      begun.resolve(undefined);
      return slow.promise;
    });
    app.addHook('preClose', () => others.promise);
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const early = fetch(`${url}/slow`);
    await begun.promise;

    const left = app.close();
    const late = await fetch(url);
    slow.resolve('slow');

    for (const [answer, text] of [
      [late, 'quick'],
      [await early, 'slow'],
    ] as const) {
      expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
      expect(await answer.text()).toBe(text);
    }
    others.resolve(undefined);
    await left;
  });
});

import { createServer, type IncomingMessage } from 'node:http';
import { generateKey, PASSPORT_HEADER, passportControl, passportOffice } from '@guildhall/service-runtime';
import fastify from 'fastify';
import { speak } from '../errors.ts';
import { openMetrics } from '../telemetry/metrics.ts';
import { answerErrors } from './http-errors.ts';
import { serveWebhooks } from './webhook-route.ts';

const TOKEN = `mkt_one.${'a'.repeat(43)}`;

interface Heard {
  headers: IncomingMessage['headers'];
  url: string;
  body: Buffer;
}

/** The route, before a forge that answers as it is told. */
async function aGateway(status = 202, answer = '{"invocationId":"inv_1"}') {
  const heard: Heard[] = [];
  const forge = createServer((request, response) => {
    void (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
      heard.push({ headers: request.headers, url: request.url ?? '', body: Buffer.concat(pieces) });
      response.writeHead(status, { 'content-type': 'application/json', 'x-inside': 'secret' }).end(answer);
    })();
  });
  await new Promise<void>((resolve) => forge.listen(0, '127.0.0.1', resolve));
  const address = forge.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { privateKey, publicKey } = await generateKey('gateway');
  const strangers: string[] = [];
  const app = fastify();
  answerErrors(app, openMetrics());
  serveWebhooks(app, {
    forgeUrl: `http://127.0.0.1:${port}`,
    grant: passportOffice(privateKey),
    rates: {
      noteStranger(from) {
        strangers.push(from);
        if (strangers.length > 2) throw speak('RATE_LIMITED', 'Too many.', 429);
        return Promise.resolve();
      },
    },
  });
  return {
    ...{ heard, strangers },
    openPassport: passportControl({ keys: [publicKey] }, 'forge'),
    send: (token: string, payload: string | Buffer = 'hello', headers: Record<string, string> = {}) =>
      app.inject({ method: 'POST', url: `/v1/hooks/${token}`, payload, headers }),
    async [Symbol.asyncDispose]() {
      await app.close();
      forge.closeAllConnections();
      await new Promise((resolve) => forge.close(resolve));
    },
  };
}

describe('a webhook', () => {
  it('is passed on byte for byte, into the marketplace of its address, and answered as forge answers', async () => {
    await using gateway = await aGateway();
    const body = Buffer.from([0, 255, 10, 13]);
    const answer = await gateway.send(TOKEN, body, {
      'content-type': 'application/x-strange; a=b',
      'x-hub-signature-256': 'sha256=abc',
      'x-guildhall-passport': 'forged',
    });
    expect([answer.statusCode, answer.json()]).toEqual([202, { invocationId: 'inv_1' }]);
    expect(answer.headers).not.toHaveProperty('x-inside');
    const [heard] = gateway.heard;
    expect(heard?.body).toEqual(body);
    expect(heard?.headers).toMatchObject({
      'content-type': 'application/x-strange; a=b',
      'x-hub-signature-256': 'sha256=abc',
      'x-guildhall-hook': TOKEN,
    });
    // The address is a credential, and addresses are logged.
    expect(heard?.url).toBe('/hooks');
    const session = await gateway.openPassport(String(heard?.headers[PASSPORT_HEADER]), '', 'gateway');
    expect(session).toMatchObject({ marketplaceId: 'mkt_one', actorKind: 'SYSTEM', permissions: [] });
    expect(gateway.strangers).toEqual([]);
  });

  it.each([
    'nonsense',
    'mkt_one.short',
    `mkt_one.${'a'.repeat(44)}`,
    `MKT.${'a'.repeat(43)}`,
    '%00',
    '..%2fgraphql',
  ])('at %s is not there, and forge is not asked', async (token) => {
    await using gateway = await aGateway();
    const answer = await gateway.send(token);
    expect(answer.statusCode).toBe(404);
    expect(gateway.heard).toEqual([]);
  });

  it('that forge does not know is not there either, and whoever goes on trying is told to wait', async () => {
    await using gateway = await aGateway(404, '{"errors":[{"message":"from inside"}]}');
    const answers = [await gateway.send(TOKEN), await gateway.send(TOKEN), await gateway.send(TOKEN)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 429]);
    expect(answers[0]?.body).toContain('There is no such webhook');
    expect(answers[0]?.body).not.toContain('inside');
  });

  it('whose sender is not proved is told so in forge’s words, and whoever goes on trying is told to wait', async () => {
    const refusal = { message: 'Only its own sender.', extensions: { code: 'UNAUTHENTICATED' } };
    await using gateway = await aGateway(401, JSON.stringify({ errors: [refusal] }));
    const answers = [await gateway.send(TOKEN), await gateway.send(TOKEN), await gateway.send(TOKEN)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 429]);
    expect(answers[0]?.json()).toMatchObject({ errors: [refusal] });
  });

  it('is refused at the door when it is larger than a function may be told', async () => {
    await using gateway = await aGateway();
    expect((await gateway.send(TOKEN, Buffer.alloc(128 * 1024 + 1))).statusCode).toBe(413);
    expect((await gateway.send(TOKEN, Buffer.alloc(128 * 1024))).statusCode).toBe(202);
    expect(gateway.heard).toHaveLength(1);
  });
});

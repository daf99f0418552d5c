import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { systemSession } from '@guildhall/authz';
import { generateKey, passportOffice } from '@guildhall/service-runtime';
import fastify from 'fastify';
import { explainHere, OUR_FAULT } from '../errors.ts';
import { openMetrics } from '../telemetry/metrics.ts';
import { observeRequests } from '../telemetry/observe-requests.ts';
import { serveForgeRoutes } from './forge-routes.ts';
import { answerErrors } from './http-errors.ts';

const MB = 1024 * 1024;
const DIGEST = 'a'.repeat(64);
const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('an artifact', () => {
  it('is handed out as forge gives it', async () => {
    await using gateway = await aGateway((_request, response) => response.end('the bytes'));
    const answer = await fetch(`${gateway.url}/v1/artifacts/${DIGEST}`);
    expect(await answer.text()).toBe('the bytes');
  });

  it('that says it is larger than anything here is refused with words', async () => {
    await using gateway = await aGateway((_request, response) => {
      response.writeHead(200, { 'content-length': String(65 * MB) }).write('x');
    });
    const answer = await fetch(`${gateway.url}/v1/artifacts/${DIGEST}`);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'ANSWER_TOO_LARGE' } }] });
  });

  it('that does not end is cut off', async () => {
    const piece = Buffer.alloc(4 * MB);
    await using gateway = await aGateway((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more).on('error', () => undefined);
      more();
    });
    const answer = await fetch(`${gateway.url}/v1/artifacts/${DIGEST}`);
    await expect(answer.arrayBuffer()).rejects.toThrow('terminated');
  });
});

describe('what forge says against a request', () => {
  const said = (code: string) =>
    JSON.stringify({ errors: [{ message: 'Not this one.', extensions: { code } }] });

  it.each([
    [
      'is passed on in its words, with what every error says of itself',
      410,
      said('GONE'),
      410,
      'GONE',
      'Not this one.',
    ],
    [
      'is not, where it is a fault',
      500,
      '{"message":"Invalid `prisma.artifact`"}',
      500,
      'INTERNAL_SERVER_ERROR',
      OUR_FAULT,
    ],
    ['is not, where nobody has explained it', 422, said('SECRET'), 500, 'INTERNAL_SERVER_ERROR', OUR_FAULT],
    ['is not, where it is no refusal of ours', 404, 'table missing', 500, 'INTERNAL_SERVER_ERROR', OUR_FAULT],
  ] as const)('%s', async (_what, theirs, text, status, code, message) => {
    await using gateway = await aGateway((_request, response) => response.writeHead(theirs).end(text));
    for (const answer of [
      await fetch(`${gateway.url}/v1/artifacts/${DIGEST}`),
      await fetch(`${gateway.url}/v1/uploads/upl_1`, { method: 'PUT', body: 'bytes' }),
    ]) {
      expect(answer.status).toBe(status);
      expect(await answer.json()).toEqual({
        errors: [{ message, extensions: explainHere(code, expect.any(String) as string) }],
      });
    }
  });

  it('is that it is away where it says nothing', async () => {
    await using gateway = await aGateway((_request, response) => response.destroy());
    const answer = await fetch(`${gateway.url}/v1/artifacts/${DIGEST}`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  });

  it('is not waited for about a name that nothing has', async () => {
    let asked = 0;
    await using gateway = await aGateway((_request, response) => response.end(String((asked += 1))));
    expect((await fetch(`${gateway.url}/v1/artifacts/%00`)).status).toBe(404);
    expect((await fetch(`${gateway.url}/v1/uploads/a%00`, { method: 'PUT', body: 'x' })).status).toBe(404);
    expect(asked).toBe(0);
  });
});

describe('a trace', () => {
  it('goes on at forge, with what others noted of it', async () => {
    const heard: IncomingMessage['headers'][] = [];
    await using gateway = await aGateway(({ headers }, response) => {
      heard.push(headers);
      response.end();
    });
    const headers = { traceparent: PARENT, tracestate: 'congo=t61' };
    await fetch(`${gateway.url}/v1/artifacts/${DIGEST}`, { headers });
    await fetch(`${gateway.url}/v1/uploads/upl_1`, { method: 'PUT', body: 'bytes', headers });
    expect(heard).toHaveLength(2);
    for (const { traceparent, tracestate } of heard) {
      expect(traceparent).toMatch(
        /^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/,
      );
      expect(tracestate).toBe('congo=t61');
    }
  });
});

/** The routes before a forge that answers as it is told. */
async function aGateway(forgeAnswers: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const forge = createServer((request, response) => void forgeAnswers(request, response));
  await new Promise<void>((resolve) => forge.listen(0, '127.0.0.1', resolve));
  const address = forge.address();
  const { privateKey } = await generateKey('gateway');
  const app = fastify();
  answerErrors(app, openMetrics());
  observeRequests(app, () => undefined);
  serveForgeRoutes(app, {
    forgeUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    grant: passportOffice(privateKey),
    admit: ({ id }) =>
      Promise.resolve({ session: systemSession('mkt_1', id), expiresAt: null, origins: null }),
  });
  return {
    url: await app.listen({ host: '127.0.0.1', port: 0 }),
    async [Symbol.asyncDispose]() {
      await app.close();
      forge.closeAllConnections();
      await new Promise((resolve) => forge.close(resolve));
    },
  };
}

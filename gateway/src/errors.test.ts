import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastify from 'fastify';
import { answerErrors } from './edge/http-errors.ts';
import { serveErrorsPage } from './edge/errors-route.ts';
import { ERROR_CODES, isCode } from './error-codes.ts';
import { errorsAsMarkdown } from './errors-page.ts';
import { ERRORS_PAGE, explainAt, explainHere, speak } from './errors.ts';
import { openMetrics } from './telemetry/metrics.ts';

const CODES = Object.keys(ERROR_CODES).filter(isCode);

describe('a code that leaves the gateway', () => {
  it.each(CODES)('%s is explained where its link leads', async (code) => {
    const [path = '', anchor = ''] = explainHere(code).documentation.split('#');
    await using door = aDoor();
    const page = await door.app.inject({ url: path });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain(`<h2 id="${anchor}">${code}</h2>\n<p>`);
  });

  it('is explained elsewhere where a deployment says so', () => {
    expect(explainAt('https://docs.example/errors')('FORBIDDEN', 'r1')).toEqual({
      code: 'FORBIDDEN',
      documentation: 'https://docs.example/errors#forbidden',
      requestId: 'r1',
    });
  });
});

describe('a refusal', () => {
  it.each([
    ['that we spoke', '/refused', 403, 'FORBIDDEN'],
    ['of what is not there', '/nothing', 404, 'NOT_FOUND'],
    ['that nobody foresaw', '/broken', 500, 'INTERNAL_SERVER_ERROR'],
  ] as const)('%s names its code, its page and the request', async (_name, url, status, code) => {
    await using door = aDoor();
    const answer = await door.app.inject({ url });
    expect(answer.statusCode).toBe(status);
    const [error] = answer.json<{ errors: { extensions: Record<string, unknown> }[] }>().errors;
    expect(error?.extensions).toEqual(explainHere(code, 'req-1'));
  });
});

describe('a method that an address does not know', () => {
  it('is refused, and those it knows are named', async () => {
    await using door = aDoor();
    const answer = await door.app.inject({ method: 'DELETE', url: '/refused?again' });
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
    expect(answer.json()).toMatchObject({
      errors: [
        {
          message: '/refused does not know DELETE; it knows GET, HEAD.',
          extensions: explainHere('BAD_REQUEST', 'req-1'),
        },
      ],
    });
  });
});

describe('docs/errors.md', () => {
  it('is the table of codes; tools/errors-page.ts writes it', () => {
    const written = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');
    expect(written).toBe(errorsAsMarkdown());
  });

  it('is the page that the gateway serves', () => {
    expect(ERRORS_PAGE).toBe('/docs/errors');
  });
});

function aDoor() {
  const app = fastify();
  answerErrors(app, openMetrics());
  serveErrorsPage(app);
  app.get('/refused', () => {
    throw speak('FORBIDDEN', 'Not you.', 403);
  });
  app.get('/broken', () => {
    throw new Error('ECONNREFUSED 10.0.0.1');
  });
  return { app, [Symbol.asyncDispose]: () => app.close() };
}

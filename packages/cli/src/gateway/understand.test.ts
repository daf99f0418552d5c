import { z } from 'zod';
import { defineQuery } from './operation.ts';
import { isOutage } from './outage.ts';
import { understand } from './understand.ts';

const plugin = z.object({
  plugin: z.object({ version: z.object({ run: z.string().nullable() }).nullable() }).nullable(),
});
const WHOLE = defineQuery('query Whole { plugin { version { run } } }', plugin);
const VERSION = defineQuery(
  'query Part { plugin { version { run } } }',
  plugin,
  ({ plugin: found }) => found?.version,
);

const GATEWAY = 'https://market.example';
const error = (code: string, path?: string[]) => ({
  message: 'Said by the server.',
  ...(path && { path }),
  extensions: { code },
});
const answerOf = (body: unknown, status = 200) => ({
  status,
  body: JSON.stringify(body),
  requestId: 'req_1',
});

describe('an answer', () => {
  it('without errors is believed: what is null is not there', () => {
    expect(understand(GATEWAY, WHOLE, answerOf({ data: { plugin: null } }))).toEqual({
      ok: true,
      value: { plugin: null },
    });
  });

  it.each([
    ['the fields it begins with', WHOLE, { plugin: null }, ['plugin']],
    ['the fields it begins with, for no place that is named', WHOLE, { plugin: null }, undefined],
    [
      'what the question is about, further inside',
      VERSION,
      { plugin: { version: null } },
      ['plugin', 'version'],
    ],
    ['everything', WHOLE, null, ['plugin']],
  ])('that lacks %s beside an error tells of an outage', (_name, operation, data, path) => {
    const read = understand(
      GATEWAY,
      operation,
      answerOf({ data, errors: [error('SERVICE_UNAVAILABLE', path)] }),
    );
    expect(read).toMatchObject({
      ok: false,
      error: {
        exit: 'server',
        message:
          'A part of the marketplace does not answer just now. (request req_1) Run the same command again in a moment.',
      },
    });
    expect(!read.ok && isOutage(read.error)).toBe(true);
  });

  it('that lacks only something beside what was asked for is shown without it', () => {
    const data = { plugin: { version: { run: null } } };
    const errors = [error('SERVICE_UNAVAILABLE', ['plugin', 'version', 'run']), error('SERVICE_UNAVAILABLE')];
    for (const operation of [WHOLE, VERSION])
      expect(understand(GATEWAY, operation, answerOf({ data, errors }))).toEqual({ ok: true, value: data });
  });

  it.each([
    ['UNAUTHENTICATED', 'signIn', false],
    ['FORBIDDEN', 'signIn', false],
    ['NOT_FOUND', 'refused', false],
    ['GRAPHQL_VALIDATION_FAILED', 'server', false],
    ['RATE_LIMITED', 'server', true],
    ['INTERNAL_SERVER_ERROR', 'server', true],
  ])('that lacks it for %s ends with %s; waiting for it helps: %s', (code, exit, helps) => {
    const read = understand(
      GATEWAY,
      WHOLE,
      answerOf({ data: { plugin: null }, errors: [error(code, ['plugin'])] }),
    );
    expect(read).toMatchObject({ ok: false, error: { exit, code } });
    expect(!read.ok && isOutage(read.error)).toBe(helps);
  });

  it.each([
    [502, 'is having trouble (HTTP 502)', true],
    [200, 'does not answer like a Guildhall gateway', false],
  ])('of something between with status %i is said to be that', (status, words, helps) => {
    const read = understand(GATEWAY, WHOLE, answerOf('hello', status));
    expect(read.ok || read.error.message).toContain(words);
    expect(!read.ok && isOutage(read.error)).toBe(helps);
  });
});

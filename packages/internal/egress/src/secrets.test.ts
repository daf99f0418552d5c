import { blotter } from './blot-out.ts';
import { loopbackEgress, serve } from './testing/index.ts';

const NAME = 'api.example.test';
const TOKEN = 's3cr3t/Token+"value';

/** Says back whatever it was told, in every place an answer has. */
async function serveEcho() {
  return serve((request, response) => {
    const heard = request.headers.authorization ?? 'nothing';
    const shape = new URL(request.url ?? '/', 'http://x').searchParams.get('as') ?? 'plain';
    const bytes = Buffer.from(heard.replace('Bearer ', ''));
    const shapes: Record<string, string> = {
      plain: heard,
      json: JSON.stringify({ heard }),
      url: encodeURIComponent(heard),
      form: new URLSearchParams({ heard }).toString(),
      base64: bytes.toString('base64'),
      base64url: bytes.toString('base64url'),
      hex: bytes.toString('hex'),
    };
    response.setHeader('x-heard', heard);
    response.end(shapes[shape]);
  });
}

function outTo(port: number, secretFor = `http://${NAME}:${port}`) {
  const allow = [`http://${NAME}:${port}`, `http://other.example.test:${port}`];
  return loopbackEgress({
    allow,
    secrets: {
      TOKEN: { value: TOKEN, origins: [secretFor] },
      SHORT: { value: 'abc', origins: allow },
      BROKEN: { value: 'two\r\nX-Admin: lines', origins: allow },
    },
  });
}

const withHeader = (port: number, value: string, name = NAME) => ({
  url: `http://${name}:${port}/`,
  headers: { authorization: value },
});

describe('a secret', () => {
  it('is put into a header outside, and reaches the server it is meant for', async () => {
    await using server = await serveEcho();
    await outTo(server.port).fetch(withHeader(server.port, 'Bearer {{secret:TOKEN}}'));
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it.each(['plain', 'json', 'url', 'form', 'base64', 'base64url', 'hex'])(
    'that the server echoes as %s does not come back',
    async (shape) => {
      await using server = await serveEcho();
      const request = withHeader(server.port, 'Bearer {{secret:TOKEN}}');
      const answer = await outTo(server.port).fetch({ ...request, url: `${request.url}?as=${shape}` });
      const text = JSON.stringify(answer);
      expect(answer.ok).toBe(true);
      expect(text).toContain('***');
      const bytes = Buffer.from(TOKEN);
      for (const form of [
        TOKEN,
        encodeURIComponent(TOKEN),
        bytes.toString('base64'),
        bytes.toString('hex'),
      ]) {
        expect(text).not.toContain(form);
      }
    },
  );

  it('stays inside when it is asked for at another origin, and nothing is sent', async () => {
    await using server = await serveEcho();
    const request = withHeader(server.port, 'Bearer {{secret:TOKEN}}', 'other.example.test');
    expect(await outTo(server.port).fetch(request)).toMatchObject({
      ok: false,
      error: {
        code: 'SECRET_NOT_FOR_ORIGIN',
        message: `The secret may not be sent to this origin. "TOKEN" is not meant for http://other.example.test:${server.port}.`,
      },
    });
    expect(server.requests).toHaveLength(0);
  });

  it.each([
    ['{{secret:NONE}}', 'SECRET_UNKNOWN'],
    ['{{secret:__proto__}}', 'SECRET_UNKNOWN'],
    ['{{secret:constructor}}', 'SECRET_UNKNOWN'],
    ['{{secret:}}', 'SECRET_UNKNOWN'],
    ['{{secret:SHORT}}', 'SECRET_UNUSABLE'],
    ['{{secret:BROKEN}}', 'SECRET_UNUSABLE'],
  ])('asked for as %s is refused: %s', async (value, code) => {
    await using server = await serveEcho();
    const answer = await outTo(server.port).fetch(withHeader(server.port, value));
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify(answer)).not.toContain('X-Admin');
    expect(server.requests).toHaveLength(0);
  });

  it('is filled in only once: a value that looks like a placeholder is sent as it is', async () => {
    await using server = await serveEcho();
    const origin = `http://${NAME}:${server.port}`;
    const out = loopbackEgress({
      allow: [origin],
      secrets: {
        OUTER: { value: '{{secret:INNER}}', origins: [origin] },
        INNER: { value: 'never sent here', origins: [] },
      },
    });
    await out.fetch({ url: origin, headers: { authorization: '{{secret:OUTER}}' } });
    expect(server.requests[0]?.headers.authorization).toBe('{{secret:INNER}}');
  });

  it('does not come back in the address that a redirect names', async () => {
    await using server = await serve((request, response) => {
      response
        .writeHead(302, { location: `https://evil.example/?${request.headers.authorization ?? ''}` })
        .end();
    });
    const out = loopbackEgress({
      allow: [`http://${NAME}:${server.port}`],
      secrets: { TOKEN: { value: 'plain-enough-token', origins: [`http://${NAME}:${server.port}`] } },
    });
    const answer = await out.fetch(withHeader(server.port, '{{secret:TOKEN}}'));
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'REDIRECT_REFUSED',
        message:
          'The server sends the request to another origin. It points to https://evil.example/?******************',
      },
    });
  });
});

describe('blotting out', () => {
  it('keeps lengths, takes the longest form first, and leaves the rest alone', () => {
    const blotOut = blotter(['token-one', 'token-one-and-more']);
    expect(blotOut('a token-one-and-more b token-one c')).toBe('a ****************** b ********* c');
    expect(blotOut('$& token')).toBe('$& token');
    expect(blotter([])('anything')).toBe('anything');
  });
});

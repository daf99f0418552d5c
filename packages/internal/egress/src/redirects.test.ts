import { loopbackEgress, serve } from './testing/index.ts';

const NAME = 'api.example.test';

/** `/hop/3?status=302` leads to `/hop/2`, and so on to an answer. */
async function serveHops() {
  return serve((request, response) => {
    const url = new URL(request.url ?? '/', `http://${NAME}`);
    const left = Number(url.pathname.split('/')[2] ?? 0);
    if (left === 0) return response.end(`${request.method ?? ''} ${request.headers['content-type'] ?? '-'}`);
    const status = Number(url.searchParams.get('status') ?? 302);
    return response.writeHead(status, { location: `/hop/${left - 1}${url.search}` }).end('elsewhere');
  });
}

async function ask(path: string, init: object = {}) {
  await using server = await serveHops();
  const origin = `http://${NAME}:${server.port}`;
  const answer = await loopbackEgress({ allow: [origin] }).fetch({ url: origin + path, ...init });
  return { answer, requests: server.requests.length, origin };
}

describe('a redirect within the origin', () => {
  it('is followed three times', async () => {
    const { answer, requests, origin } = await ask('/hop/3');
    expect(answer).toMatchObject({ ok: true, value: { status: 200, finalUrl: `${origin}/hop/0` } });
    expect(requests).toBe(4);
  });

  it('is not followed a fourth time', async () => {
    const { answer, requests } = await ask('/hop/4');
    expect(answer).toMatchObject({ ok: false, error: { code: 'TOO_MANY_REDIRECTS' } });
    expect(requests).toBe(4);
  });

  it.each([
    [301, 'POST', 'GET -'],
    [302, 'POST', 'GET -'],
    [303, 'PUT', 'GET -'],
    [302, 'PUT', 'PUT text/plain'],
    [307, 'POST', 'POST text/plain'],
    [308, 'POST', 'POST text/plain'],
    [301, 'GET', 'GET text/plain'],
  ])('with %i turns %s into %s', async (status, method, expected) => {
    const headers = { 'content-type': 'text/plain' };
    const body = method === 'GET' ? null : 'x';
    const { answer } = await ask(`/hop/1?status=${status}`, { method, headers, body });
    expect(answer).toMatchObject({ ok: true, value: { body: expected } });
  });
});

describe('a redirect out of the origin', () => {
  it.each([
    ['another name', 'http://other.example.test:PORT/'],
    ['another port', `http://${NAME}:1/`],
    ['another scheme', `https://${NAME}:PORT/`],
    ['a metadata address', 'http://169.254.169.254/latest/meta-data/'],
    ['a local file', 'file:///etc/passwd'],
    ['a name without a scheme', '//other.example.test/'],
    ['credentials', `http://a:b@${NAME}:PORT/`],
    ['a name behind a backslash', '/\\other.example.test/'],
  ])('to %s is refused, with the address named, even if the manifest declares it', async (_what, to) => {
    await using server = await serve((_request, response) => {
      response.writeHead(307, { location: to.replace('PORT', String(server.port)) }).end();
    });
    const origin = `http://${NAME}:${server.port}`;
    const allow = [origin, `http://other.example.test:${server.port}`, `https://${NAME}:${server.port}`];
    const answer = await loopbackEgress({ allow }).fetch({ url: origin });
    expect(answer).toMatchObject({ ok: false, error: { code: 'REDIRECT_REFUSED' } });
    expect(answer.ok ? '' : answer.error.message).toMatch(/It points to (https?|file):\/\//);
    expect(server.requests).toHaveLength(1);
  });
});

describe('an answer that only looks like a redirect', () => {
  it.each([300, 304, 302])('with status %i and no address is the answer', async (status) => {
    await using server = await serve((_request, response) => response.writeHead(status).end());
    const origin = `http://${NAME}:${server.port}`;
    expect(await loopbackEgress({ allow: [origin] }).fetch({ url: origin })).toMatchObject({
      ok: true,
      value: { status },
    });
  });
});

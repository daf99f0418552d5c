import fc from 'fast-check';
import { EGRESS_ERRORS, egress } from './index.ts';
import { loopbackEgress, serve, STAND_IN } from './testing/index.ts';
import { serveNames } from './testing/name-server.ts';
import { dnsResolver } from './resolve-name.ts';
import { saying } from './testing/saying.ts';

const NAME = 'api.example.test';

describe('nothing leaves', () => {
  it('to an origin that the manifest does not declare: not even its name is looked up', async () => {
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return [];
    };
    const out = egress({ allow: ['https://api.example.test', 'https://*.cdn.example.test'], resolve });
    const hosts = fc.oneof(
      fc.constantFrom('api.example.test', 'a.cdn.example.test', 'cdn.example.test', 'evil.test', 'localhost'),
      fc.domain(),
      fc.ipV4(),
    );
    const tail = fc.constantFrom(
      '',
      '/',
      ':443/',
      ':8443/',
      '@api.example.test/',
      '/@api.example.test',
      '#.cdn.example.test',
      '.',
      '%2eapi.example.test',
      '\\.api.example.test',
    );
    await fc.assert(
      fc.asyncProperty(hosts, tail, async (host, rest) => {
        const answer = await out.fetch({ url: `https://${host}${rest}` });
        expect(answer.ok).toBe(false);
      }),
      { numRuns: 1_000 },
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(
      asked.filter(
        (name) => name !== 'api.example.test' && !/^[^.]+(\.[^.]+)*\.cdn\.example\.test$/.test(name),
      ),
    ).toEqual([]);
  });

  it.each([
    ['the manifest', [], undefined, 'ORIGIN_NOT_DECLARED'],
    ['policy', ['self'], [], 'ORIGIN_REFUSED_BY_POLICY'],
    ['policy, which names another', ['self'], ['https://other.example.test'], 'ORIGIN_REFUSED_BY_POLICY'],
    ['manifest, though policy names it', ['https://other.example.test'], ['self'], 'ORIGIN_NOT_DECLARED'],
  ])('that %s does not allow', async (_who, allow, policyAllow, code) => {
    await using server = await serve((_request, response) => response.end('hi'));
    const url = `http://${NAME}:${server.port}`;
    const origins = (list: string[]) => list.map((each) => (each === 'self' ? url : each));
    const out = loopbackEgress({
      allow: origins(allow),
      ...(policyAllow && { policyAllow: origins(policyAllow) }),
    });
    expect(await out.fetch({ url })).toMatchObject({ ok: false, error: { code, message: saying(url) } });
    expect(server.requests).toHaveLength(0);
  });

  it('to a range that the deployment has closed', async () => {
    const allow = [`https://${NAME}`];
    const out = egress({ allow, closedRanges: ['93.184.216.0/24'], resolve: async () => ['93.184.216.34'] });
    expect(await out.fetch({ url: `https://${NAME}` })).toMatchObject({
      ok: false,
      error: { code: 'ADDRESS_REFUSED', message: saying("one of this deployment's own addresses") },
    });
  });

  it('to a private address that a name server gives among public ones', async () => {
    using names = await serveNames({ [NAME]: { a: ['93.184.216.34', '169.254.169.254'] } });
    const out = egress({ allow: [`https://${NAME}`], resolve: dnsResolver([names.address]) });
    expect(await out.fetch({ url: `https://${NAME}` })).toMatchObject({
      ok: false,
      error: { code: 'ADDRESS_REFUSED', message: saying('a link-local address') },
    });
  });

  it('besides what was asked for: no cookie, no word about this machine', async () => {
    await using server = await serve((_request, response) => {
      response.setHeader('set-cookie', 'session=1').end('hi');
    });
    const url = `http://${NAME}:${server.port}`;
    const out = loopbackEgress({ allow: [url] });
    await out.fetch({ url });
    const second = await out.fetch({ url });
    expect(server.requests[1]?.headers).toEqual({
      host: `${NAME}:${server.port}`,
      connection: 'keep-alive',
      'accept-encoding': 'gzip, br',
      'user-agent': 'Guildhall-Egress/1',
    });
    expect(second.ok && second.value.headers).not.toHaveProperty('set-cookie');
    expect(server.requests[0]?.socket).not.toBe(server.requests[1]?.socket);
  });
});

describe('what comes back', () => {
  it('is text where it is text, and base64 where it is not', async () => {
    const bytes = Buffer.from([0, 255, 254, 13, 10]);
    await using server = await serve((request, response) => {
      response.end(request.url === '/text' ? 'grüß dich ✓' : bytes);
    });
    const origin = `http://${NAME}:${server.port}`;
    const out = loopbackEgress({ allow: [origin] });
    expect(await out.fetch({ url: `${origin}/text` })).toMatchObject({
      ok: true,
      value: { body: 'grüß dich ✓', encoding: 'utf8' },
    });
    expect(await out.fetch({ url: `${origin}/bytes` })).toMatchObject({
      ok: true,
      value: { body: bytes.toString('base64'), encoding: 'base64' },
    });
  });

  it.each(['HEAD', 'GET'])('to a %s that has no body is an empty one', async (method) => {
    await using server = await serve((_request, response) => {
      response.writeHead(method === 'HEAD' ? 200 : 204, { 'content-encoding': 'gzip' }).end();
    });
    const url = `http://${NAME}:${server.port}`;
    expect(await loopbackEgress({ allow: [url] }).fetch({ url, method })).toMatchObject({
      ok: true,
      value: { body: '', encoding: 'utf8' },
    });
  });

  it('is one sentence for each thing that can go wrong', () => {
    const sentences = Object.values(EGRESS_ERRORS);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
  });
});

describe('many requests at once', () => {
  it('leave no connection behind', async () => {
    await using server = await serve((request, response) => {
      if (request.url === '/hang') return;
      response.end('hi');
    });
    const origin = `http://${NAME}:${server.port}`;
    const out = loopbackEgress({
      allow: [origin],
      limits: { headersMs: 1_000 },
      resolve: async () => [STAND_IN],
    });
    const urls = Array.from({ length: 40 }, (_, index) => origin + (index % 2 ? '/hang' : '/'));
    const answers = await Promise.all(urls.map((url) => out.fetch({ url })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests.filter(({ socket }) => !socket.destroyed)).toEqual([]);
  });
});

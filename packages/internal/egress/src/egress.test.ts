import { egress } from './index.ts';
import { loopbackEgress, makeCertificate, serve } from './testing/index.ts';

const NAME = 'api.example.test';
const certificate = makeCertificate(NAME);

describe('a plugin that asks an origin it declared', () => {
  it('gets the answer of the server that its name and certificate mean', async () => {
    await using server = await serve(
      (request, response) => {
        response.writeHead(201, { 'content-type': 'application/json', 'x-served-by': 'one' });
        response.end(JSON.stringify({ host: request.headers.host, method: request.method }));
      },
      { tls: certificate },
    );
    const origin = `https://${NAME}:${server.port}`;
    const answer = await loopbackEgress({ allow: [origin], ca: certificate.ca }).fetch({
      url: `${origin}/items?page=2`,
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: 'hello',
    });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        status: 201,
        headers: { 'content-type': 'application/json', 'x-served-by': 'one' },
        encoding: 'utf8',
        finalUrl: `${origin}/items?page=2`,
      },
    });
    expect(answer.ok && JSON.parse(answer.value.body)).toEqual({
      host: `${NAME}:${server.port}`,
      method: 'POST',
    });
  });
});

describe('egress as a deployment opens it', () => {
  it('reaches no loopback server, by whatever resolver and scheme', async () => {
    await using server = await serve((_request, response) => response.end('inside'));
    for (const scheme of ['http', 'https']) {
      const origin = `${scheme}://${NAME}:${server.port}`;
      const out = egress({ allow: [origin], resolve: async () => ['127.0.0.1'] });
      const answer = await out.fetch({ url: origin });
      expect(answer.ok || answer.error.code).toBe(scheme === 'http' ? 'SCHEME_REFUSED' : 'ADDRESS_REFUSED');
    }
    expect(server.requests).toHaveLength(0);
  });
});

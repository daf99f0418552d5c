import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { addressRefusal } from './address-refusal.ts';
import { STAND_IN, loopbackEgress, makeCertificate, serve } from './testing/index.ts';
import { saying } from './testing/saying.ts';

const NAME = 'rebind.example.test';
const INSIDE = '127.0.0.2';

/** A name server of the attacker: public when asked first, private from then on. */
function rebinding() {
  const asked: string[] = [];
  const answer = () => {
    asked.push(NAME);
    return asked.length === 1 ? STAND_IN : INSIDE;
  };
  return { asked, resolve: async () => [answer()], answer };
}

/** The same port on the public address and on the private one. */
async function twoServers() {
  const outside = await serve((_request, response) => response.end('outside'));
  const where = { address: INSIDE, port: outside.port };
  const inside = await serve((_request, response) => response.end('inside'), where);
  return {
    outside,
    inside,
    async [Symbol.asyncDispose]() {
      await outside[Symbol.asyncDispose]();
      await inside[Symbol.asyncDispose]();
    },
  };
}

describe('a name that changes its address after it was judged', () => {
  it('is connected to where it was judged, and asked about once, redirects included', async () => {
    await using server = await serve((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/next' }).end();
      else response.end('outside');
    });
    await using inside = await serve((_request, response) => response.end('inside'), {
      address: INSIDE,
      port: server.port,
    });
    const { resolve, asked } = rebinding();
    const origin = `http://${NAME}:${server.port}`;
    const answer = await loopbackEgress({ allow: [origin], resolve }).fetch({ url: origin });
    expect(answer).toMatchObject({ ok: true, value: { body: 'outside' } });
    expect(asked).toHaveLength(1);
    expect(inside.requests).toHaveLength(0);
  });

  it('reaches the private server through a client that judges the name but pins nothing (control)', async () => {
    await using servers = await twoServers();
    const { outside, inside } = servers;
    const { answer } = rebinding();
    expect(addressRefusal(answer())).toBe('a loopback address');
    // Judged once, above; the connection asks again and is told something else.
    const lookup: LookupFunction = (_name, { all }, callback) => {
      if (all) callback(null, [{ address: answer(), family: 4 }]);
      else callback(null, answer(), 4);
    };
    const dispatcher = new Agent({ connect: { lookup } });
    const response = await request(`http://${NAME}:${outside.port}`, { dispatcher });
    expect(await response.body.text()).toBe('inside');
    expect(inside.requests).toHaveLength(1);
    await dispatcher.close();
  });

  it('is refused outright when the private address is among its addresses, at any place', async () => {
    await using servers = await twoServers();
    const { outside, inside } = servers;
    const origin = `http://${NAME}:${outside.port}`;
    for (const addresses of [
      [STAND_IN, INSIDE],
      [INSIDE, STAND_IN],
      [INSIDE],
      ['::1'],
      [STAND_IN, '::ffff:10.0.0.1'],
    ]) {
      const out = loopbackEgress({ allow: [origin], resolve: async () => addresses });
      const answer = await out.fetch({ url: origin });
      expect(answer).toMatchObject({ ok: false, error: { code: 'ADDRESS_REFUSED' } });
      // What the name leads to inside is not for the plugin to learn.
      expect(answer.ok ? '' : answer.error.message).not.toMatch(/\d+\.\d+/);
    }
    expect(outside.requests.length + inside.requests.length).toBe(0);
  });
});

describe('a server that answers for another name', () => {
  it('is not believed, whatever the environment says about certificates', async () => {
    const certificate = makeCertificate('somebody.example.test');
    await using server = await serve((_request, response) => response.end('hi'), { tls: certificate });
    const origin = `https://${NAME}:${server.port}`;
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const known = await loopbackEgress({ allow: [origin], ca: certificate.ca }).fetch({ url: origin });
      expect(known).toMatchObject({
        ok: false,
        error: { code: 'TLS_FAILED', message: saying('ERR_TLS_CERT_ALTNAME_INVALID') },
      });
      const unknown = await loopbackEgress({ allow: [origin] }).fetch({ url: origin });
      expect(unknown).toMatchObject({ ok: false, error: { code: 'TLS_FAILED' } });
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
    expect(server.requests).toHaveLength(0);
  });

  it('is shown the name, so that shared hosting finds the certificate', async () => {
    const certificate = makeCertificate(NAME);
    await using server = await serve((_request, response) => response.end('hi'), { tls: certificate });
    const origin = `https://${NAME}:${server.port}`;
    const answer = await loopbackEgress({ allow: [origin], ca: certificate.ca }).fetch({ url: origin });
    expect(answer).toMatchObject({ ok: true });
    expect(server.requests[0]?.headers.host).toBe(`${NAME}:${server.port}`);
    expect(server.requests[0]?.socket).toHaveProperty('servername', NAME);
  });
});

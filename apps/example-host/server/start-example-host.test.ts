import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SANDBOX_HEADERS } from '@guildhall/host-sdk/sandbox-document';
import { exportJWK, generateKeyPair } from 'jose';
import { contact } from '../contract/contact.ts';
import { mintedToken } from '../contract/people.ts';
import { startExampleHost, type ExampleHost } from './start-example-host.ts';

const KEY = { kty: 'OKP', crv: 'Ed25519', kid: 'governance', x: 'a'.repeat(43) } as const;

describe('the server of the CRM', () => {
  let host: ExampleHost;
  let webRoot: string;

  beforeAll(async () => {
    webRoot = await mkdtemp(join(tmpdir(), 'fernhill-'));
    await writeFile(join(webRoot, 'index.html'), '<h1>Fernhill</h1>');
    await writeFile(join(webRoot, 'page.js'), 'start();');
    await writeFile(join(webRoot, 'page.js.gz'), gzipSync('start();'));
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    host = await startExampleHost({
      port: 0,
      gateway: { url: 'http://127.0.0.1:4999' },
      marketplace: 'mkt_demo',
      hostId: 'host_demo',
      issuer: 'https://crm.invalid',
      signingKey: await exportJWK(privateKey),
      keys: [KEY],
      webRoot,
    });
  });
  afterAll(async () => {
    await host.close();
    await rm(webRoot, { recursive: true });
  });

  const get = (path: string, accept = 'application/json') => fetch(host.url + path, { headers: { accept } });
  const send = (path: string, body: unknown, method = 'POST') =>
    fetch(host.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('listens on loopback only', () => {
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('sends what was compressed ahead to whoever can read it, and to nobody else', async () => {
    const asked = (encoding: string) =>
      fetch(`${host.url}/page.js`, { headers: { 'accept-encoding': encoding } });

    const [small, plain] = await Promise.all([asked('gzip'), asked('identity')]);

    expect([small.headers.get('content-encoding'), await small.text()]).toEqual(['gzip', 'start();']);
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'start();']);
    expect(small.headers.get('content-type')).toMatch(/javascript/);
  });

  it('tells its page where the marketplace is and whom to believe', async () => {
    const response = await get('/config.json');

    await expect(response.json()).resolves.toEqual({
      gateway: { url: 'http://127.0.0.1:4999' },
      marketplace: 'mkt_demo',
      host: 'host_demo',
      keys: [KEY],
    });
  });

  it.each(['/', '/contacts', '/contacts/contact-07?panel=plugins'])('shows the page at %s', async (path) => {
    const response = await get(path, 'text/html');

    expect(response.status).toBe(200);
    await expect(response.text()).resolves.toContain('Fernhill');
  });

  it('lets the page speak to itself and the gateway, and to nobody else', async () => {
    const policy = (await get('/', 'text/html')).headers.get('content-security-policy');

    expect(policy).toContain("connect-src 'self' http://127.0.0.1:4999;");
    expect(policy).toContain("frame-src 'self';");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('serves the sandbox under the headers of the SDK, not its own', async () => {
    const response = await get('/sandbox/v1.html', 'text/html');

    for (const [name, value] of Object.entries(SANDBOX_HEADERS))
      expect(response.headers.get(name)).toBe(value);
    await expect(response.text()).resolves.toContain('<script');
  });

  it('does not hand out the page instead of a missing file', async () => {
    expect((await get('/assets/missing.js', '*/*')).status).toBe(404);
    expect((await get('/api/nothing')).status).toBe(404);
  });

  it('signs a token for someone it knows and keeps it out of caches', async () => {
    const response = await send('/api/token', { user: 'ben', organization: 'fernhill', role: 'endUser' });

    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(mintedToken.parse(await response.json()).token).toMatch(/^ey.+\..+\..+$/);
  });

  it.each([
    [{ user: 'ben', organization: 'fernhill', role: 'orgAdmin' }, 403],
    [{ user: 'ada' }, 422],
  ])('signs nothing for %j', async (body, status) => {
    const response = await send('/api/token', body);

    expect(response.status).toBe(status);
    await expect(response.json()).resolves.not.toHaveProperty('token');
  });

  it('signs nothing when a page of another origin asks', async () => {
    const status = await statusWithOrigin(host.url, 'https://elsewhere.invalid');

    expect(status).toBe(403);
    // The same request from its own page is answered, so it is the origin that was refused.
    await expect(statusWithOrigin(host.url, host.url)).resolves.toBe(200);
  });

  it('saves a contact and shows it changed', async () => {
    const before = contact.parse(await (await get('/api/contacts/contact-03')).json());

    const saved = await send('/api/contacts/contact-03', { ...before, city: 'Porto' }, 'PUT');

    expect(saved.status).toBe(200);
    await expect((await get('/api/contacts/contact-03')).json()).resolves.toMatchObject({ city: 'Porto' });
  });

  it('answers a wrong contact field by field', async () => {
    const before = contact.parse(await (await get('/api/contacts/contact-04')).json());

    const refused = await send('/api/contacts/contact-04', { ...before, email: 'nowhere' }, 'PUT');

    expect(refused.status).toBe(422);
    await expect(refused.json()).resolves.toMatchObject({ errors: [{ field: ['email'] }] });
  });

  it('keeps a note', async () => {
    const noted = await send('/api/contacts/contact-05/notes', { text: 'Call back.', author: 'Insights' });

    expect(contact.parse(await noted.json()).activity[0]).toMatchObject({
      text: 'Call back.',
      author: 'Insights',
    });
  });
});

/** `fetch` would not let a test choose its origin. */
function statusWithOrigin(url: string, origin: string): Promise<number | undefined> {
  const body = JSON.stringify({ user: 'ada', organization: 'fernhill', role: 'orgAdmin' });
  return new Promise((resolve, reject) => {
    request(`${url}/api/token`, { method: 'POST', headers: { 'content-type': 'application/json', origin } })
      .on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject)
      .end(body);
  });
}

it('ends at once although a browser has opened a line and asked nothing on it', async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const host = await startExampleHost({
    ...{ port: 0, gateway: { url: 'http://127.0.0.1:4999' }, marketplace: 'mkt_demo', hostId: 'host_demo' },
    ...{ issuer: 'https://crm.invalid', signingKey: await exportJWK(privateKey) },
  });
  const line = connect(Number(new URL(host.url).port), '127.0.0.1');
  await once(line, 'connect');
  const ended = once(line, 'close');

  await host.close();

  await ended;
  expect(line.destroyed).toBe(true);
});

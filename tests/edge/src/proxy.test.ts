import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openProxy, type Proxy } from './proxy.ts';

/** The weather that other tests rely on. */
let server: Server;
let proxy: Proxy;

beforeAll(async () => {
  server = createServer((_request, response) => response.end(JSON.stringify({ data: 'whole' })));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  proxy = await openProxy({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
});
afterAll(async () => {
  await proxy.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

describe('a line', () => {
  it('carries what is said while it is clear', async () => {
    proxy.become('clear');
    expect(await (await fetch(proxy.url())).json()).toEqual({ data: 'whole' });
  });

  it('ends in the middle of a body when it is cut, after headers that promised more', async () => {
    proxy.become('cut');
    const answer = await fetch(proxy.url());
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('content-length'))).toBe(16);
    await expect(answer.text()).rejects.toThrow(/terminated/);
  });

  it.each([
    ['garbage', 200],
    ['broken', 502],
  ] as const)('carries nonsense when it is %s', async (weather, status) => {
    proxy.become(weather);
    const answer = await fetch(proxy.url());
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/^<html>/);
  });

  it('is not there when it is down', async () => {
    proxy.become('down');
    await expect(fetch(proxy.url())).rejects.toThrow('fetch failed');
  });
});

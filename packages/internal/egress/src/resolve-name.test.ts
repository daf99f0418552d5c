import { dnsResolver } from './resolve-name.ts';
import { serveNames } from './testing/name-server.ts';

const ask = (servers: string[], name: string, signal = new AbortController().signal) =>
  dnsResolver(servers)(name, signal);

describe('a name', () => {
  it('has all its addresses, of both kinds', async () => {
    using names = await serveNames({
      'api.example.test': { a: ['1.1.1.1', '10.0.0.1'], aaaa: ['2606:4700::1111'] },
    });
    expect(await ask([names.address], 'api.example.test')).toEqual([
      '1.1.1.1',
      '10.0.0.1',
      '2606:4700::1111',
    ]);
    expect([...names.asked].sort()).toEqual(['A api.example.test', 'AAAA api.example.test']);
  });

  it('of one kind only has those', async () => {
    using names = await serveNames({ 'six.example.test': { aaaa: ['2606:4700::1111'] } });
    expect(await ask([names.address], 'six.example.test')).toEqual(['2606:4700::1111']);
  });

  it('that the name server does not know has none', async () => {
    using names = await serveNames({});
    expect(await ask([names.address], 'nobody.example.test')).toEqual([]);
  });

  it('is asked for as it stands: no search domain is put behind it', async () => {
    using names = await serveNames({});
    await ask([names.address], 'kubernetes.default');
    expect([...names.asked].sort()).toEqual(['A kubernetes.default', 'AAAA kubernetes.default']);
  });

  it('is no longer asked for when the request is given up', async () => {
    using names = await serveNames({ 'slow.example.test': { silent: true } });
    const request = new AbortController();
    const begin = performance.now();
    setTimeout(() => {
      request.abort();
    }, 50);
    expect(await ask([names.address], 'slow.example.test', request.signal)).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

import { isDeclared, originOf, readAccessManifest } from './access-manifest.ts';

describe('a declared origin', () => {
  it.each([
    ['https://api.example.com/v1', true],
    ['https://API.example.com:443/', true],
    ['wss://api.example.com/live', true],
    ['http://api.example.com/', false],
    ['https://api.example.com:8443/', false],
    ['https://evil.api.example.com/', false],
    ['https://api.example.com.evil.example/', false],
    ['https://api.example.com@evil.example/', false],
    ['https:\\\\evil.example\\api.example.com', false],
    ['/relative', false],
  ])('covers %s: %s', (url, expected) => {
    expect(isDeclared(url, ['https://api.example.com'])).toBe(expected);
  });

  it('covers names below a wildcard, and not the name itself', () => {
    expect(isDeclared('https://eu.example.com/', ['https://*.example.com'])).toBe(true);
    expect(isDeclared('https://example.com/', ['https://*.example.com'])).toBe(false);
    expect(isDeclared('https://badexample.com/', ['https://*.example.com'])).toBe(false);
  });

  it('is read from any shape of manifest', () => {
    expect(
      readAccessManifest({
        permissions: [{ name: 'a', purpose: 'x' }],
        optionalPermissions: ['b'],
        origins: [{ origin: 'https://x.example' }],
      }),
    ).toEqual({ permissions: ['a', 'b'], origins: ['https://x.example'] });
    expect(readAccessManifest(null)).toBeNull();
  });

  it('is read from what plugin.json needs and what it may be granted later', () => {
    expect(
      readAccessManifest({
        permissions: { required: [{ name: 'a', purpose: 'x' }], optional: [{ name: 'b', purpose: 'y' }] },
        origins: { required: [{ origin: 'https://x.example' }], optional: [] },
      }),
    ).toEqual({ permissions: ['a', 'b'], origins: ['https://x.example'] });
  });

  it('is scheme and host of an address', () => {
    expect(originOf('HTTPS://User:pw@X.example:443/a?b')).toBe('https://x.example');
  });
});

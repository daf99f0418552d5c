import { isIP } from 'node:net';
import fc from 'fast-check';
import { covers, readOrigin } from './origins.ts';
import { readUrl } from './read-url.ts';

const HTTPS = new Set(['https:']);
const codeOf = (text: string) => {
  const read = readUrl(text, HTTPS);
  return read.ok ? read.value.href : read.error.code;
};

describe('an address', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com/'],
    ['https://API.Example.COM:443/a?b=c#d', 'https://api.example.com/a?b=c'],
    ['https://api.example.com:8443/', 'https://api.example.com:8443/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['https://api。example。com/', 'https://api.example.com/'],
    // A browser and a connection agree on what a backslash is; so do we.
    ['https://good.example\\@evil.example/', 'https://good.example/@evil.example/'],
  ])('%s is read as %s', (text, href) => {
    expect(codeOf(text)).toBe(href);
  });

  it.each([
    ['', 'BAD_URL'],
    ['/items', 'BAD_URL'],
    ['https://', 'BAD_URL'],
    ['https://exa mple.com/', 'BAD_URL'],
    [' https://example.com/', 'BAD_URL'],
    ['https://example.com/\r\nHost: evil', 'BAD_URL'],
    ['https://exam\tple.com/', 'BAD_URL'],
    ['https://example.com/\u0000', 'BAD_URL'],
    ['https://example.com./', 'BAD_URL'],
    ['https://example.com:99999/', 'BAD_URL'],
    [`https://example.com/${'a'.repeat(9_000)}`, 'BAD_URL'],
    ['http://example.com/', 'SCHEME_REFUSED'],
    ['file:///etc/passwd', 'SCHEME_REFUSED'],
    ['data:text/plain,hi', 'SCHEME_REFUSED'],
    ['ftp://example.com/', 'SCHEME_REFUSED'],
    ['wss://example.com/', 'SCHEME_REFUSED'],
    ['https://me@example.com/', 'CREDENTIALS_IN_URL'],
    ['https://example.com:pw@evil.example/', 'CREDENTIALS_IN_URL'],
    ['https://127.0.0.1/', 'NUMERIC_ADDRESS'],
    ['https://2130706433/', 'NUMERIC_ADDRESS'],
    ['https://0x7f000001/', 'NUMERIC_ADDRESS'],
    ['https://0x7f.1/', 'NUMERIC_ADDRESS'],
    ['https://0177.0.0.1/', 'NUMERIC_ADDRESS'],
    ['https://127.1/', 'NUMERIC_ADDRESS'],
    ['https://127.0.0.1./', 'NUMERIC_ADDRESS'],
    ['https://①②⑦.0.0.1/', 'NUMERIC_ADDRESS'],
    ['https://[::1]/', 'NUMERIC_ADDRESS'],
    ['https://[::ffff:7f00:1]/', 'NUMERIC_ADDRESS'],
    ['https://[fe80::1%25eth0]/', 'BAD_URL'],
    ['https://1.1.1.1/', 'NUMERIC_ADDRESS'],
    ['https://example.com:22/', 'PORT_REFUSED'],
    ['https://example.com:25/', 'PORT_REFUSED'],
    ['https://example.com:80/', 'PORT_REFUSED'],
    ['https://example.com:0/', 'PORT_REFUSED'],
  ])('%j is refused: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('is refused in every numeric form of any IPv4 address', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffffffff }), fc.nat({ max: 3 }), (number, form) => {
        const bytes = [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256);
        const forms = [
          String(number),
          `0x${number.toString(16)}`,
          bytes.map((byte) => `0${byte.toString(8)}`).join('.'),
          bytes.map((byte) => `0x${byte.toString(16)}`).join('.'),
        ];
        expect(codeOf(`https://${forms[form] ?? ''}/`)).toBe('NUMERIC_ADDRESS');
      }),
      { numRuns: 1_000 },
    );
  });

  it('never makes the reader throw, and what is read is https, named, without credentials', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((text) => `https://${text}`),
        ),
        (text) => {
          const read = readUrl(text, HTTPS);
          if (!read.ok) return;
          expect(read.value.protocol).toBe('https:');
          expect(read.value.username + read.value.password + read.value.hash).toBe('');
          expect(isIP(read.value.hostname)).toBe(0);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('an origin of a manifest', () => {
  const reaches = (pattern: string, url: string) => covers(readOrigin(pattern), new URL(url));

  it.each([
    ['https://api.example.com', 'https://api.example.com/x', true],
    ['https://api.example.com', 'https://api.example.com:443/x', true],
    ['https://api.example.com', 'https://api.example.com:8443/x', false],
    ['https://api.example.com:8443', 'https://api.example.com:8443/x', true],
    ['https://api.example.com:8443', 'https://api.example.com/x', false],
    ['https://api.example.com', 'https://example.com/', false],
    ['https://api.example.com', 'https://api.example.com.evil.example/', false],
    ['https://api.example.com', 'https://evil.example/?https://api.example.com', false],
    ['https://api.example.com', 'https://xapi.example.com/', false],
    ['https://api.example.com', 'http://api.example.com/', false],
    ['https://*.example.com', 'https://a.example.com/', true],
    ['https://*.example.com', 'https://a.b.example.com/', true],
    ['https://*.example.com', 'https://example.com/', false],
    ['https://*.example.com', 'https://badexample.com/', false],
    ['https://*.example.com', 'https://a.example.com:8443/', false],
    // Cyrillic а: a different name, however it looks.
    ['https://paypal.example', 'https://p\u0430ypal.example/', false],
  ])('%s and %s: %s', (pattern, url, expected) => {
    expect(reaches(pattern, url)).toBe(expected);
  });

  it.each(['api.example.com', 'https://api.example.com/path', 'https://', '*', 'https://*.'])(
    '"%s" is none, and opening the way out with it fails at once',
    (text) => {
      expect(() => readOrigin(text)).toThrow('is no origin');
    },
  );
});

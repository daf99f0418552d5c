import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';
import { sha256Hex } from './sha256-hex.ts';

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 units and writes numbers as RFC 8785 does', () => {
    expect(canonicalJson({ b: 1e21, a: [333333333.33333329, 1e-27], '\u20ac': '\u000f' })).toBe(
      '{"a":[333333333.3333333,1e-27],"b":1e+21,"€":"\\u000f"}',
    );
  });

  it('is the same whatever order the keys came in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('throws for what JSON cannot say', () => {
    expect(() => canonicalJson(undefined)).toThrow('Only JSON values');
  });
});

describe('SHA-256', () => {
  it('gives the published digest of "abc"', async () => {
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await sha256Hex('abc')).toBe(digest);
    expect(await sha256Hex(new TextEncoder().encode('abc'))).toBe(digest);
  });
});

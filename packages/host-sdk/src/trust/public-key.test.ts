import { signAsMarketplace } from '../testing/sign-as-marketplace.ts';
import { parsePublicKeys } from './public-key.ts';

const [key] = signAsMarketplace().keys;

describe('a set of public keys', () => {
  it('keeps what is needed of the ones that pages know', () => {
    const given = { ...key, alg: 'EdDSA', use: 'sig' };
    expect(parsePublicKeys({ keys: [given] })).toEqual([key]);
  });

  it.each<[string, object]>([
    ['of another curve', { crv: 'X25519' }],
    ['of another kind', { kty: 'RSA' }],
    ['without a name', { kid: undefined }],
    ['of another length', { x: 'AAAA' }],
  ])('passes a key over %s', (_name, change) => {
    expect(parsePublicKeys({ keys: [{ ...key, ...change }] })).toEqual([]);
  });

  it.each([null, 'keys', { keys: 'none' }, [key]])('is empty when it is none: %j', (value) => {
    expect(parsePublicKeys(value)).toEqual([]);
  });
});

import { pinnedAlgorithms } from './pinned-algorithms.ts';

const ED25519 = { kty: 'OKP', crv: 'Ed25519' };
const P256 = { kty: 'EC', crv: 'P-256' };

describe('the algorithms of an issuer', () => {
  it.each<[string, 'PEOPLE' | 'HOST', Parameters<typeof pinnedAlgorithms>[0]['jwks']['keys'], string[]]>([
    ['are those of its key', 'PEOPLE', [ED25519], ['EdDSA']],
    ['are those of all its keys, while it goes over to another', 'HOST', [ED25519, P256], ['EdDSA', 'ES256']],
    ['are the one that the key names', 'PEOPLE', [{ kty: 'RSA', alg: 'PS256' }], ['PS256']],
    ['are both that a key without a name is for', 'PEOPLE', [{ kty: 'RSA' }], ['RS256', 'PS256']],
    ['are none that hosts may not use', 'HOST', [{ kty: 'RSA', alg: 'RS256' }], []],
    ['are none that rest on a secret', 'PEOPLE', [{ kty: 'oct', alg: 'HS256' }, { kty: 'oct' }], []],
    [
      'are none of a weak curve',
      'PEOPLE',
      [
        { kty: 'EC', crv: 'secp256k1' },
        { kty: 'EC', alg: 'ES256K' },
      ],
      [],
    ],
  ])('%s', (_name, kind, keys, expected) => {
    expect(pinnedAlgorithms({ kind, jwks: { keys } })).toEqual(expected);
  });
});

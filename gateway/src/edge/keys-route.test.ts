import { generateKey, type PublicJwks } from '@guildhall/service-runtime';
import fastify from 'fastify';
import { serveKeys } from './keys-route.ts';

async function answered() {
  const pairs = await Promise.all(
    ['gateway', 'catalog', 'governance', 'installation', 'forge'].map(generateKey),
  );
  const keys: PublicJwks['keys'] = [
    ...pairs.map(({ publicKey }) => publicKey),
    { kty: 'EC', kid: 'installation', d: 'secret' },
  ];
  const app = fastify();
  serveKeys(app, { keys });
  const answer = await app.inject({ method: 'GET', url: '/v1/keys' });
  await app.close();
  return { answer, keys };
}

describe('the keys that a gateway names', () => {
  it('are those of whom hosts hear, for everybody, and may be kept', async () => {
    const { answer, keys } = await answered();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('application/jwk-set+json');
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
    expect(answer.json()).toMatchObject({
      keys: [
        { kid: 'governance', kty: 'OKP', crv: 'Ed25519', x: keys[2]?.['x'] },
        { kid: 'installation', kty: 'OKP', crv: 'Ed25519', x: keys[3]?.['x'] },
        { kid: 'forge', kty: 'OKP', crv: 'Ed25519', x: keys[4]?.['x'] },
      ],
    });
  });

  it('hold nothing but what is public', async () => {
    const { answer } = await answered();
    const fields = answer.json<{ keys: object[] }>().keys.flatMap((key) => Object.keys(key));
    expect(new Set(fields)).toEqual(new Set(['kty', 'crv', 'kid', 'x', 'alg', 'use']));
  });
});

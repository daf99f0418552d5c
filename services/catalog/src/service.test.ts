import { PLATFORM, systemSession } from '@guildhall/authz';
import { trustBundle } from '@guildhall/schema';
import {
  generateKey,
  openPool,
  openVerifier,
  PASSPORT_HEADER,
  passportOffice,
  serviceEnvironment,
  startServer,
  type RunningServer,
  type ServiceEnvironment,
} from '@guildhall/service-runtime';
import { createTestDatabase, type TestDatabase } from '@guildhall/testing';
import { exportJWK, generateKeyPair } from 'jose';
import { join } from 'node:path';
import { catalog, ensurePlatform } from './index.ts';
import { ACTOR_SECRET, ISSUER } from './testing/harness.ts';

describe('the served catalog', () => {
  let database: TestDatabase;
  let env: ServiceEnvironment;
  let server: RunningServer;
  let keys: Record<'catalog' | 'gateway' | 'forge', Awaited<ReturnType<typeof generateKey>>>;

  beforeAll(async () => {
    database = await createTestDatabase('catalog', join(import.meta.dirname, '../prisma/migrations'));
    keys = {
      catalog: await generateKey('catalog'),
      gateway: await generateKey('gateway'),
      forge: await generateKey('forge'),
    };
    env = serviceEnvironment.parse({
      PORT: '0',
      DATABASE_URL: database.app,
      COURIER_DATABASE_URL: database.courier,
      QUEUE_URL: database.admin,
      SIGNING_KEY: JSON.stringify(keys.catalog.privateKey),
      TRUSTED_KEYS: JSON.stringify({ keys: Object.values(keys).map(({ publicKey }) => publicKey) }),
      ACTOR_SECRET,
      LOG_LEVEL: 'silent',
    });
    const { publicKey } = await generateKeyPair('EdDSA');
    const issuer = {
      url: ISSUER,
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kty: 'OKP', kid: 'k' }] },
    };
    await ensurePlatform(env, { issuer, operatorSubject: 'op' });
    await ensurePlatform(env, { issuer, operatorSubject: 'op' });
    server = await startServer(catalog, env);
  });
  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  async function get(path: string, marketplaceId: string, by: 'gateway' | 'forge' = 'gateway') {
    const grant = passportOffice(keys[by].privateKey);
    const passport = await grant(systemSession(marketplaceId, 'test'), 'catalog', '');
    return fetch(`${server.url}${path}`, { headers: { [PASSPORT_HEADER]: passport } });
  }

  async function query(url: string, sql: string, values: readonly unknown[] = []): Promise<void> {
    const pool = openPool({ connectionString: url, max: 1 }, () => undefined);
    await pool.query(sql, [...values]).finally(() => pool.end());
  }

  it('has one platform, however often it was made sure of', async () => {
    const answer = await get('/internal/marketplace?slug=platform', PLATFORM);

    expect(await answer.json()).toEqual({ id: PLATFORM });
  });

  it('signs the trust bundle of a marketplace for gateways', async () => {
    const answer = (await (await get('/internal/trust-bundle', PLATFORM)).json()) as { jws: string };

    const verifier = openVerifier({ keys: [keys.catalog.publicKey] });
    const bundle = await verifier.verify(answer.jws, 'catalog', 'gateway', trustBundle);
    expect(bundle).toMatchObject({
      marketplaceId: PLATFORM,
      issuers: [{ kind: 'PEOPLE', url: ISSUER }],
      people: [{ roles: ['operator'] }],
    });
  });

  it('knows no trust bundle of a marketplace that is not there', async () => {
    expect((await get('/internal/trust-bundle', 'mkt_none')).status).toBe(404);
    expect((await get('/internal/marketplace?slug=none', PLATFORM)).status).toBe(404);
  });

  it('tells gateways the origins of all hosts and publishable keys, each once, and the courier nothing else of them', async () => {
    for (const [marketplace, id, ...origins] of [
      ['mkt_a', 'hst_1', 'https://b.example', 'https://a.example'],
      ['mkt_b', 'hst_2', 'https://a.example'],
    ])
      await query(
        database.admin,
        `INSERT INTO host (marketplace_id, id, key, issuer, jwks, origins, rev) VALUES ($1, $2, 'k', 'i', '{}', $3, 1)`,
        [marketplace, id, origins],
      );

    for (const [id, origin, ends] of [
      ['pbk_1', 'https://store.example', null],
      ['pbk_2', 'https://later.example', '2999-01-01'],
      ['pbk_3', 'https://gone.example', '2020-01-01'],
    ])
      await query(
        database.admin,
        `INSERT INTO publishable_key (marketplace_id, id, name, actor_id, origins, created_by, created_at, ends_at, rev)
         VALUES ('mkt_a', $1, 'n', 'a', ARRAY[$2], 'a', now(), $3::timestamptz, 0)`,
        [id, origin, ends],
      );

    const answer = await get('/internal/origins', PLATFORM);

    expect(await answer.json()).toEqual({
      origins: ['a', 'b', 'later', 'store'].map((name) => `https://${name}.example`),
    });
    await expect(query(database.courier, 'SELECT issuer FROM host')).rejects.toThrow('permission denied');
    const names = 'SELECT name FROM publishable_key';
    await expect(query(database.courier, names)).rejects.toThrow('permission denied');
  });

  it('shows neither to anybody but a gateway', async () => {
    expect((await get('/internal/trust-bundle', PLATFORM, 'forge')).status).toBe(401);
    expect((await get('/internal/marketplace?slug=platform', 'mkt_other')).status).toBe(401);
    expect((await fetch(`${server.url}/internal/trust-bundle`)).status).toBe(401);
    expect((await get('/internal/origins', PLATFORM, 'forge')).status).toBe(401);
  });
});

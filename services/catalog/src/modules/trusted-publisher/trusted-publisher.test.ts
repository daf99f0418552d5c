import { createHmac } from 'node:crypto';
import { PASSPORT_HEADER, generateKey, passportControl, passportOffice } from '@guildhall/service-runtime';
import { systemSession } from '@guildhall/authz';
import fastify from 'fastify';
import { generateKeyPair } from 'jose';
import { z } from 'zod';
import { aCi, AUDIENCE, CI, CLAIMS, type Claims } from '../../testing/ci.ts';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { openShop, type Shop } from '../../testing/shop.ts';
import { hashOf } from '../identity/api-key.ts';
import { exchangeToken } from './exchange-token.ts';
import { issuerKeys } from './issuer-keys.ts';
import { serveTrustedTokens } from './trusted-publisher.routes.ts';

const PINNED = Object.entries(CLAIMS).map(([name, value]) => ({ name, value }));
const WANT = 'trustedPublisher { id issuer audience claims { name value } }';

let harness: Harness;
let shop: Shop;
let other: Shop;
let ci: Awaited<ReturnType<typeof aCi>>;
let keys: ReturnType<typeof issuerKeys>;
beforeAll(async () => {
  harness = await openHarness();
  [shop, other] = [await openShop(harness), await openShop(harness)];
  ci = await aCi();
  keys = issuerKeys([{ issuer: CI, jwksUri: ci.jwksUri }]);
  await add({});
});
afterAll(async () => {
  await ci.close();
  await harness.close();
});

const add = (over: object, session = shop.owner) =>
  harness.change(
    session,
    'addTrustedPublisher',
    { pluginId: shop.pluginId, issuer: CI, audience: AUDIENCE, claims: PINNED, ...over },
    WANT,
  );
const system = () => systemSession(harness.marketplaceId, 'test');
const exchange = (token: string, plugin = `${shop.name}.chart`, session = system()) =>
  exchangeToken({ units: harness.units, session, keys }, { plugin, token });
const code = async (token: string | Promise<string>, plugin?: string) => {
  const result = await exchange(await token, plugin);
  return result.ok ? 'ok' : result.error.code;
};

describe('a trusted publisher', () => {
  it('is added by an owner, shown to insiders and audited', async () => {
    const ask = (session: typeof shop.owner) =>
      harness.read(
        session,
        'query ($name: String!) { plugin(name: $name) { trustedPublishers { issuer claims { name } } } }',
        { name: `${shop.name}.chart` },
        z.object({ plugin: z.object({ trustedPublishers: z.array(z.unknown()).nullable() }).nullable() }),
      );
    expect((await ask(shop.owner)).plugin?.trustedPublishers).toHaveLength(1);
    expect((await ask(other.owner)).plugin?.trustedPublishers ?? null).toBeNull();
    expect(
      await harness.rows(`SELECT 1 FROM audit_entry WHERE action = 'trustedPublisher.add'`),
    ).toHaveLength(1);
  });

  it.each<[string, object, string, string]>([
    ['the same pins again', {}, 'TAKEN', 'claims'],
    ['an issuer nobody knows', { issuer: 'https://ci.example' }, 'BAD_INPUT', 'issuer'],
    ['no audience', { audience: ' ' }, 'BAD_INPUT', 'audience'],
    ['no claims', { claims: [] }, 'BAD_INPUT', 'claims'],
    ['only a branch', { claims: [{ name: 'ref', value: 'refs/heads/main' }] }, 'BAD_INPUT', 'claims'],
    ['a pattern', { claims: [{ name: 'repository', value: 'orchard/*' }] }, 'BAD_INPUT', 'claims'],
    [
      'a claim that is checked anyway',
      { claims: [...PINNED, { name: 'exp', value: '1' }] },
      'BAD_INPUT',
      'claims',
    ],
    ['one claim twice', { claims: [...PINNED, ...PINNED] }, 'BAD_INPUT', 'claims'],
    ['a plugin that is not there', { pluginId: 'plg_none' }, 'NOT_FOUND', 'pluginId'],
  ])('is refused with %s', async (_name, over, expected, field) => {
    expect(await add(over)).toMatchObject({ userErrors: [{ code: expected, field: [field] }] });
  });

  it('is nobody else’s to add or remove', async () => {
    expect(await add({}, other.owner)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    await expect(add({}, harness.session('guest', ['endUser']))).rejects.toThrow();
    const [row] = await harness.rows('SELECT id FROM trusted_publisher');
    const remove = { pluginId: shop.pluginId, id: row?.['id'] };
    expect(await harness.change(other.owner, 'removeTrustedPublisher', remove, WANT)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });
});

describe('a build’s token', () => {
  it('becomes a key that publishes this plugin, and no other, for minutes', async () => {
    const exchanged = await exchange(await ci.token());
    if (!exchanged.ok) throw new Error(exchanged.error.message);
    const [, , id, secret] = exchanged.value.secret.split('.');
    const [row] = await harness.rows('SELECT * FROM api_key WHERE id = $1', [id]);
    expect(row).toMatchObject({
      hash: hashOf(secret ?? ''),
      plugin_id: shop.pluginId,
      publisher_id: shop.publisherId,
    });
    const life = exchanged.value.expiresAt.getTime() - Date.now();
    expect(life).toBeGreaterThan(13 * 60_000);
    expect(life).toBeLessThanOrEqual(15 * 60_000);

    const second = await harness.change(
      shop.owner,
      'createPlugin',
      {
        publisherId: shop.publisherId,
        name: `${shop.name}.table`,
        title: 'Table',
        summary: 'Shows tables of all.',
      },
      'plugin { id }',
    );
    const secondId = z.looseObject({ plugin: z.object({ id: z.string() }) }).parse(second).plugin.id;
    const key = harness.session('key', ['publisherKey'], {
      actorKind: 'KEY',
      actorId: String(row?.['actor_id']),
      publisherId: shop.publisherId,
    });
    const draft = (pluginId: string) =>
      harness.change(key, 'createVersion', { pluginId, versionString: '7.0.0' }, 'version { id }');
    expect(await draft(shop.pluginId)).toMatchObject({ userErrors: [] });
    expect(await draft(secondId)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['pluginId'] }] });
    const foreign = await harness.change(
      shop.owner,
      'createVersion',
      { pluginId: secondId, versionString: '1.0.0' },
      'version { id }',
    );
    const versionId = z.looseObject({ version: z.object({ id: z.string() }) }).parse(foreign).version.id;
    expect(await harness.change(key, 'withdrawVersion', { versionId }, 'version { id }')).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  it('makes every build of one trusted publisher the same hand, and nobody else', async () => {
    const actorOf = async () => {
      const exchanged = await exchange(await ci.token());
      if (!exchanged.ok) throw new Error(exchanged.error.message);
      const [, , id] = exchanged.value.secret.split('.');
      const [row] = await harness.rows('SELECT actor_id FROM api_key WHERE id = $1', [id]);
      return row?.['actor_id'];
    };
    const first = await actorOf();
    expect(first).toMatch(/^act_/);
    expect(await actorOf()).toBe(first);
    const others = await harness.rows('SELECT actor_id FROM api_key WHERE plugin_id IS NULL');
    expect(others.map((row) => row['actor_id'])).not.toContain(first);
  });

  it('counts once, even when it comes twice at the same time', async () => {
    const token = await ci.token();
    const both = await Promise.all([code(token), code(token)]);
    expect(both.toSorted()).toEqual(['TOKEN_USED', 'ok']);
    expect(await code(token)).toBe('TOKEN_USED');
  });

  const hour = 3_600;
  const now = Math.floor(Date.now() / 1000);
  it.each<[string, Claims, string]>([
    ['for another audience', { aud: 'guildhall-other' }, 'NOT_TRUSTED'],
    ['of another repository', { repository: 'sunny/chart' }, 'NOT_TRUSTED'],
    ['of a repository that only begins alike', { repository: 'orchard/chart-fork' }, 'NOT_TRUSTED'],
    ['of another spelling', { repository: 'Orchard/chart' }, 'NOT_TRUSTED'],
    [
      'of another workflow',
      { workflow_ref: 'orchard/chart/.github/workflows/x.yml@refs/heads/main' },
      'NOT_TRUSTED',
    ],
    ['of another branch', { ref: 'refs/heads/dev' }, 'NOT_TRUSTED'],
    ['with a list for a claim', { repository: ['orchard/chart'] }, 'NOT_TRUSTED'],
    ['without a pinned claim', { ref: undefined }, 'NOT_TRUSTED'],
    ['of another issuer', { iss: 'https://ci.example' }, 'NOT_TRUSTED'],
    ['that has expired', { iat: now - hour, exp: now - 60 }, 'TOKEN_REFUSED'],
    ['that lay around', { iat: now - hour, exp: now + hour }, 'TOKEN_REFUSED'],
    ['that is not valid yet', { nbf: now + hour }, 'TOKEN_REFUSED'],
    ['without an id', { jti: undefined }, 'TOKEN_REFUSED'],
    ['without an end', { exp: undefined }, 'TOKEN_REFUSED'],
  ])('%s is refused', async (_name, over, expected) => {
    expect(await code(ci.token(over))).toBe(expected);
  });

  it('signed by nobody, by a shared secret or by a stranger is refused', async () => {
    const [, body = ''] = (await ci.token()).split('.');
    const head = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
    expect(await code(`${head({ alg: 'none' })}.${body}.`)).toBe('TOKEN_REFUSED');

    const open = JSON.stringify(await ci.publicKey());
    const signed = `${head({ alg: 'HS256', kid: 'one' })}.${body}`;
    const mac = createHmac('sha256', open).update(signed).digest('base64url');
    expect(await code(`${signed}.${mac}`)).toBe('TOKEN_REFUSED');

    const { privateKey } = await generateKeyPair('RS256');
    expect(await code(ci.token({}, privateKey))).toBe('TOKEN_REFUSED');
    expect(await code('no token at all')).toBe('TOKEN_REFUSED');
  });

  it('opens no other plugin and no other marketplace', async () => {
    expect(await code(ci.token(), `${other.name}.chart`)).toBe('NOT_TRUSTED');
    expect(await code(ci.token(), 'nobody.nothing')).toBe('NOT_TRUSTED');
    const elsewhere = systemSession('mkt_other', 'test');
    expect(await exchange(await ci.token(), `${shop.name}.chart`, elsewhere)).toMatchObject({ ok: false });
  });

  it('that was refused is not used up', async () => {
    const token = await ci.token();
    expect(await code(token, `${other.name}.chart`)).toBe('NOT_TRUSTED');
    expect(await code(token)).toBe('ok');
  });

  it('is worth nothing once its builds are not trusted any more', async () => {
    const [row] = await harness.rows('SELECT id FROM trusted_publisher');
    const remove = { pluginId: shop.pluginId, id: row?.['id'] };
    expect(await harness.change(shop.owner, 'removeTrustedPublisher', remove, WANT)).toMatchObject({
      userErrors: [],
    });
    expect(await code(ci.token())).toBe('NOT_TRUSTED');
    expect(await add({})).toMatchObject({ userErrors: [] });
    expect(await code(ci.token())).toBe('ok');
  });
});

describe('the keys of an issuer', () => {
  it('are asked for once, and again when a key is new, but not for every invented one', async () => {
    const own = await aCi();
    let clock = 1_000_000;
    const cached = issuerKeys([{ issuer: CI, jwksUri: own.jwksUri }], () => clock);
    await cached.of(CI, 'one');
    await cached.of(CI, 'one');
    await cached.of(CI, 'invented');
    expect(own.asked()).toBe(1);
    await own.rotate();
    clock += 31_000;
    expect((await cached.of(CI, 'two'))?.keys[0]).toMatchObject({ kid: 'two' });
    expect(own.asked()).toBe(2);
    expect(await cached.of('https://else.example', 'one')).toBeNull();
    await own.close();
  });

  it('are not taken endlessly, and what failed is asked anew', async () => {
    const own = await aCi();
    const cached = issuerKeys([{ issuer: CI, jwksUri: own.jwksUri }]);
    own.answers(() => 'x'.repeat(200_000));
    await expect(cached.of(CI, 'one')).rejects.toMatchObject({
      name: 'Error',
      message: `${own.jwksUri} does not tell its keys`,
      cause: { message: `${own.jwksUri} answers without end` },
    });
    own.answers(() => '{"keys":[]}');
    expect(await cached.of(CI, undefined)).toEqual({ keys: [] });
    await own.close();
  });
});

describe('POST /trusted-token', () => {
  /** The door as the gateway finds it, in front of these units and keys. */
  async function aDoor(units = harness.units, asked = keys) {
    const gateway = await generateKey('gateway');
    const grant = passportOffice(gateway.privateKey);
    const app = fastify();
    const openPassport = passportControl({ keys: [gateway.publicKey] }, 'catalog');
    serveTrustedTokens(app, { units, openPassport }, asked);
    return {
      post: async (payload: object, passport?: string) =>
        app.inject({
          method: 'POST',
          url: '/trusted-token',
          payload,
          headers: { [PASSPORT_HEADER]: passport ?? (await grant(system(), 'catalog', '')) },
        }),
      close: () => app.close(),
    };
  }
  const body = async () => ({ plugin: `${shop.name}.chart`, token: await ci.token() });

  it('answers the gateway, and nobody else', async () => {
    const { post, close } = await aDoor();

    expect((await post(await body(), 'none')).statusCode).toBe(401);
    expect((await post({ plugin: 1 })).statusCode).toBe(400);
    expect((await post({ plugin: 'a.b', token: 'x' })).statusCode).toBe(403);
    const asked = await body();
    const answer = await post(asked);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toMatch(/"key":"ghk\./);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await post(asked)).statusCode).toBe(409);
    await close();
  });

  it('says that the issuer is away when it is, and of nothing else', async () => {
    const own = await aCi();
    own.answers(() => 'no keys');
    const away = await aDoor(harness.units, issuerKeys([{ issuer: CI, jwksUri: own.jwksUri }]));
    const answer = await away.post(await body());
    expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('ISSUER_AWAY')]);

    const broken = await aDoor({
      ...harness.units,
      run: () => Promise.reject(new Error('the database is away')),
    });
    const fault = await broken.post(await body());
    expect([fault.statusCode, fault.body]).toEqual([500, expect.not.stringContaining('ISSUER_AWAY')]);
    await Promise.all([own.close(), away.close(), broken.close()]);
  });
});

import { actorSurrogate, PLATFORM } from '@guildhall/authz';
import { hostChanged, trustBundle, type HostState } from '@guildhall/schema';
import { generateKeyPair, exportJWK } from 'jose';
import { idOf } from '../../testing/answers.ts';
import { ACTOR_SECRET, ISSUER, openHarness, type Harness } from '../../testing/harness.ts';
import { openShop } from '../../testing/shop.ts';
import { hashOf } from './api-key.ts';
import { trustBundleOf } from './trust-bundle.ts';

describe('identity', () => {
  let harness: Harness;
  let marketplaceId: string;
  let jwks: object;
  const as = (name: string, roles: Parameters<Harness['session']>[1]) =>
    harness.session(name, roles, { marketplaceId });

  beforeAll(async () => {
    harness = await openHarness();
    const { publicKey } = await generateKeyPair('ES256');
    jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] };
    const input = { slug: 'fern', name: 'Fern', issuer: { url: ISSUER, jwks }, ownerSubject: 'olga' };
    const operator = harness.session('op', ['operator'], { marketplaceId: PLATFORM });
    marketplaceId = idOf(
      await harness.change(operator, 'createMarketplace', input, 'marketplace { id }'),
      'marketplace',
    );
  });
  afterAll(() => harness.close());

  const bundle = async () =>
    trustBundle.parse(await harness.units.run(as('gateway', []), trustBundleOf, { readOnly: true }));
  const assign = (input: object) =>
    harness.change(
      as('olga', ['owner']),
      'assignRoles',
      { issuer: ISSUER, ...input },
      'assignment { actorId roles }',
    );

  it('begins with the issuer and the owner that the marketplace was opened with', async () => {
    expect(await bundle()).toMatchObject({
      marketplaceId,
      slug: 'fern',
      issuers: [{ kind: 'PEOPLE', url: ISSUER, host: null }],
      people: [{ actorId: as('olga', []).actorId, roles: ['owner'], scope: null }],
      apiKeys: [],
    });
  });

  it('is told to gateways whenever it changes, after the commit', async () => {
    const { rev } = await bundle();
    await assign({ subject: 'rita', roles: ['reviewer'] });

    expect((await bundle()).rev).toBe(rev + 1);
    expect(harness.said).toContainEqual(['trust', JSON.stringify({ marketplaceId })]);
  });

  it('gives host roles at a place, and takes all roles away with none', async () => {
    const scope = { host: 'crm', organization: 'acme' };
    await assign({ subject: 'ada', roles: ['orgAdmin'], scope });
    const ada = as('ada', []).actorId;
    expect((await bundle()).people).toContainEqual({ actorId: ada, roles: ['orgAdmin'], scope });

    await assign({ subject: 'ada', roles: [] });
    expect((await bundle()).people.map(({ actorId }) => actorId)).not.toContain(ada);
  });

  it('gives roles on what somebody held when they were read, one at a time', async () => {
    const give = (input: object) =>
      harness.change(
        as('olga', ['owner']),
        'assignRoles',
        { issuer: ISSUER, subject: 'ruth', ...input },
        'assignment { actorId roles rev }',
      );
    expect(await give({ roles: ['reviewer'] })).toMatchObject({ assignment: { rev: 0 } });
    expect(await give({ roles: ['developer'], expectedRev: 0 })).toMatchObject({ assignment: { rev: 1 } });
    expect(await give({ roles: ['owner'], expectedRev: 0 })).toMatchObject({
      assignment: null,
      userErrors: [{ code: 'CONFLICT', field: ['expectedRev'] }],
    });
    const both = await Promise.all([
      give({ roles: ['reviewer'], expectedRev: 1 }),
      give({ roles: [], expectedRev: 1 }),
    ]);
    expect(both.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  it.each([
    ['an unknown role', { roles: ['king'] }, 'roles'],
    ['the role of an operator', { roles: ['operator'] }, 'roles'],
    ['a host role without a place', { roles: ['endUser'] }, 'scope'],
    ['a staff role at a place', { roles: ['owner'], scope: { host: 'h', organization: 'o' } }, 'scope'],
    ['an unknown issuer', { issuer: 'https://evil.example', roles: [] }, 'issuer'],
    ['the last owner losing it', { subject: 'olga', roles: [] }, 'roles'],
  ])('refuses %s', async (_what, input, field) => {
    expect(await assign({ subject: 'ada', ...input })).toMatchObject({ userErrors: [{ field: [field] }] });
  });

  it('is managed by those who may only', async () => {
    const input = { issuer: ISSUER, subject: 'x', roles: ['owner'] };

    await expect(harness.change(as('rita', ['reviewer']), 'assignRoles', input, '')).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    await expect(
      harness.change(as('rita', ['reviewer']), 'registerIssuer', { url: ISSUER, jwks }, ''),
    ).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it('replaces the keys of an issuer, and refuses secret or broken ones', async () => {
    const owner = as('olga', ['owner']);
    const want = 'issuer { id kind rev }';
    const register = (input: object) =>
      harness.change(owner, 'registerIssuer', { url: ISSUER, jwks, ...input }, want);
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const secret = { keys: [{ ...(await exportJWK(privateKey)), kid: 's' }] };

    expect(await register({})).toMatchObject({ issuer: { kind: 'PEOPLE', rev: 1 } });
    expect(await register({ expectedRev: 0 })).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
    expect(await register({ jwks: secret })).toMatchObject({ userErrors: [{ field: ['jwks'] }] });
    expect(await register({ jwks: { keys: [] } })).toMatchObject({ userErrors: [{ field: ['jwks'] }] });
    expect(await register({ jwks: { keys: [{ kty: 'EC', kid: 'x' }] } })).toMatchObject({
      userErrors: [{ field: ['jwks'] }],
    });
    expect(await register({ url: 'http://id.example' })).toMatchObject({ userErrors: [{ field: ['url'] }] });
  });

  it('believes hosts by their newest state', async () => {
    const host = (rev: number, issuer: string): HostState => ({
      id: 'hst_1',
      key: 'crm',
      name: 'CRM',
      origins: ['https://crm.example'],
      issuer,
      jwks: { keys: [{ kty: 'OKP' }] },
      rev,
    });
    await harness.tell(hostChanged, host(2, 'https://new.example'), { to: marketplaceId });
    await harness.tell(hostChanged, host(1, 'https://old.example'), { to: marketplaceId });

    expect((await bundle()).issuers.filter(({ kind }) => kind === 'HOST')).toMatchObject([
      { url: 'https://new.example', host: 'crm', origins: ['https://crm.example'] },
    ]);
  });
});

describe('API keys', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  const WANT = 'apiKey { id name rev revokedAt publisher { id } } secret';

  it('show their secret once and keep only its digest', async () => {
    const { owner, publisherId } = await openShop(harness);
    const input = { publisherId, name: 'CI', idempotencyKey: 'one' };

    const made = await harness.change(owner, 'createApiKey', input, WANT);
    const again = await harness.change(owner, 'createApiKey', input, WANT);

    const [prefix, marketplace, keyId, secret] = (made.secret ?? '').split('.');
    expect([prefix, marketplace, keyId]).toEqual(['ghk', harness.marketplaceId, made.apiKey?.id]);
    expect(Buffer.from(secret ?? '', 'base64url')).toHaveLength(32);
    expect(again).toMatchObject({ apiKey: { id: made.apiKey?.id }, secret: null });
    const [row] = await harness.rows('SELECT hash, actor_id FROM api_key WHERE id = $1', [keyId]);
    const actorSecret = new TextEncoder().encode(ACTOR_SECRET);
    expect(row).toEqual({
      hash: hashOf(secret ?? ''),
      actor_id: actorSurrogate(actorSecret, harness.marketplaceId, 'guildhall:api-key', keyId ?? ''),
    });
    const stored = await harness.rows('SELECT 1 FROM idempotency WHERE position($1::bytea in response) > 0', [
      Buffer.from(secret ?? ''),
    ]);
    expect(stored).toEqual([]);
  });

  it('are made, seen and revoked by owners of their publisher only', async () => {
    const shop = await openShop(harness);
    const other = await openShop(harness);
    const { publisherId } = shop;
    const made = await harness.change(shop.owner, 'createApiKey', { publisherId, name: 'CI' }, WANT);
    const id = idOf(made, 'apiKey');

    const list = '{ apiKeys { nodes { id } } }';
    expect(await harness.ask(shop.owner, list)).toMatchObject({ data: { apiKeys: { nodes: [{ id }] } } });
    expect(await harness.ask(other.owner, list)).toMatchObject({ data: { apiKeys: { nodes: [] } } });
    const not = { userErrors: [{ code: 'NOT_FOUND' }] };
    expect(await harness.change(other.owner, 'revokeApiKey', { id }, WANT)).toMatchObject(not);
    expect(await harness.change(other.owner, 'createApiKey', { publisherId, name: 'x' }, WANT)).toMatchObject(
      not,
    );
    expect(await harness.change(shop.owner, 'revokeApiKey', { id, expectedRev: 3 }, WANT)).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
    });
    const revoked = await harness.change(shop.owner, 'revokeApiKey', { id }, WANT);
    expect(revoked.apiKey?.['revokedAt']).not.toBeNull();
    const valid = await harness.units.run(shop.owner, (ctx) => ctx.apiKeys.valid(ctx.now));
    expect(valid.map((key) => key.id)).not.toContain(id);
  });

  it.each([
    ['an expiry that is no instant', { expiresAt: 'tomorrow' }, 'expiresAt'],
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00.000Z' }, 'expiresAt'],
    ['no name', { name: '' }, 'name'],
  ])('refuse %s', async (_what, input, field) => {
    const { owner, publisherId } = await openShop(harness);

    expect(
      await harness.change(owner, 'createApiKey', { publisherId, name: 'CI', ...input }, WANT),
    ).toMatchObject({
      userErrors: [{ field: [field] }],
    });
  });
});

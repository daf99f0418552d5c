import { PLATFORM } from '@guildhall/authz';
import { marketplaceCreated, marketplacePrepared } from '@guildhall/schema';
import { generateKeyPair, exportJWK } from 'jose';
import { tablesWithoutForcedRls } from '@guildhall/testing';
import { idOf } from '../../testing/answers.ts';
import { ISSUER, openHarness, type Harness } from '../../testing/harness.ts';

describe('opening a marketplace', () => {
  let harness: Harness;
  let issuer: object;
  beforeAll(async () => {
    harness = await openHarness();
    const { publicKey } = await generateKeyPair('EdDSA');
    issuer = { url: ISSUER, jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] } };
  });
  afterAll(() => harness.close());

  const WANT = 'marketplace { id slug name state rev }';
  const open = (slug: string, more: object = {}) =>
    harness.change(
      harness.session('op', ['operator'], { marketplaceId: PLATFORM }),
      'createMarketplace',
      { slug, name: 'Fern', issuer, ownerSubject: 'olga', ...more },
      WANT,
    );
  const look = (marketplaceId: string) =>
    harness.ask(harness.session('olga', ['owner'], { marketplaceId }), '{ marketplace { id slug state } }');

  it('writes its first rows in the new marketplace and tells the other services', async () => {
    const answer = await open('fern');

    const id = idOf(answer, 'marketplace');
    expect(answer).toMatchObject({ marketplace: { slug: 'fern', state: 'CREATING', rev: 0 } });
    expect(await look(id)).toMatchObject({ data: { marketplace: { id, slug: 'fern' } } });
    const owner = harness.session('olga', [], { marketplaceId: id }).actorId;
    expect(await harness.told(marketplaceCreated)).toContainEqual({
      id,
      slug: 'fern',
      name: 'Fern',
      state: 'CREATING',
      ownerActorId: owner,
      rev: 0,
    });
    const rows = await harness.rows('SELECT DISTINCT marketplace_id FROM outbox WHERE name = $1', [
      marketplaceCreated.name,
    ]);
    expect(rows).toEqual([{ marketplace_id: id }]);
  });

  it('is active when governance, installation and forge are ready, however often they say so', async () => {
    const id = idOf(await open('moss'), 'marketplace');
    const say = (service: 'governance' | 'installation' | 'forge') =>
      harness.tell(marketplacePrepared[service], { marketplaceId: id, service }, { to: id });

    await say('governance');
    await say('governance');
    await say('forge');
    expect(await look(id)).toMatchObject({ data: { marketplace: { state: 'CREATING' } } });
    await say('installation');
    await say('forge');

    expect(await look(id)).toMatchObject({ data: { marketplace: { state: 'ACTIVE' } } });
    const steps = await harness.rows('SELECT event FROM transition WHERE subject_id = $1 ORDER BY rev', [id]);
    expect(steps).toEqual([{ event: 'create' }, { event: 'activate' }]);
  });

  it('gives the stored answer to a repetition, and no second marketplace', async () => {
    const first = await open('oak', { idempotencyKey: 'oak' });
    const second = await open('oak', { idempotencyKey: 'oak' });

    expect(second).toEqual(first);
    expect(first.userErrors).toEqual([]);
  });

  it.each([
    ['a taken slug', { slug: 'elm' }, ['slug']],
    ['a reserved slug', { slug: 'platform' }, ['slug']],
    ['no owner', { ownerSubject: '' }, ['ownerSubject']],
    ['an issuer over http', { issuer: { url: 'http://id.example', jwks: {} } }, ['issuer', 'url']],
    ['an issuer without keys', { issuer: { url: ISSUER, jwks: { keys: [] } } }, ['issuer', 'jwks']],
  ])('refuses %s', async (_what, more, field) => {
    await open('elm');

    expect(await open('ash', more)).toMatchObject({ marketplace: null, userErrors: [{ field }] });
  });

  it('is for operators of the deployment, in its own marketplace, only', async () => {
    const input = { slug: 'birch', name: 'Birch', issuer, ownerSubject: 'olga' };
    const owner = harness.session('olga', ['owner'], { marketplaceId: PLATFORM });
    const elsewhere = harness.session('op', ['operator']);

    for (const session of [owner, elsewhere])
      await expect(harness.change(session, 'createMarketplace', input, WANT)).rejects.toMatchObject({
        extensions: { code: 'FORBIDDEN' },
      });
  });

  it('shows its directory in no other marketplace', async () => {
    await open('yew');
    const anywhere = harness.session('x', ['owner']);

    expect(await harness.units.run(anywhere, (ctx) => ctx.directory.idOf('yew'))).toBeNull();
    const platform = { ...anywhere, marketplaceId: PLATFORM };
    expect(await harness.units.run(platform, (ctx) => ctx.directory.idOf('yew'))).toMatch(/^mkt_/);
  });

  it('leaves no table open to other marketplaces (I12)', async () => {
    expect(await tablesWithoutForcedRls(harness.database)).toEqual([]);
  });
});

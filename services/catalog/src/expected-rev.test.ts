import type { Session } from '@guildhall/authz';
import { PLATFORM } from '@guildhall/authz';
import { readSubgraph } from '@guildhall/schema';
import { guardedMutations, twoAtOnce } from '@guildhall/testing';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { idOf, payloadAnswer } from './testing/answers.ts';
import { ISSUER, openHarness, type Harness } from './testing/harness.ts';
import { openShop, type Shop } from './testing/shop.ts';

/** Who acts, on what, at which revision, and what else they say. */
interface Case {
  by: Session;
  rev: number;
  input: Record<string, unknown>;
}

const GUARDED = guardedMutations(readSubgraph('catalog'));

let harness: Harness;
let owner: Session;
let jwks: object;

beforeAll(async () => {
  harness = await openHarness();
  const { publicKey } = await generateKeyPair('ES256');
  jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] };
  const issuer = { url: ISSUER, jwks };
  const operator = harness.session('op', ['operator'], { marketplaceId: PLATFORM });
  const input = { slug: 'rowan', name: 'Rowan', issuer, ownerSubject: 'olga' };
  const opened = await harness.change(operator, 'createMarketplace', input, 'marketplace { id }');
  owner = harness.session('olga', ['owner'], { marketplaceId: idOf(opened, 'marketplace') });
});
afterAll(() => harness.close());

const onVersion = async (shop: Shop, versionId: string): Promise<Case> => {
  const { rev } = await shop.look(versionId);
  return { by: shop.owner, rev, input: { versionId, reason: 'Because.' } };
};
const onPlugin = async (shop: Shop, input: object): Promise<Case> => {
  const { rev } = await shop.plugin();
  return { by: shop.owner, rev, input: { pluginId: shop.pluginId, ...input } };
};
const onPublisher = async ({ owner: by, publisherId }: Shop, input: object): Promise<Case> => {
  const source = 'query ($id: ID!) { publisher(id: $id) { rev } }';
  const shape = z.object({ publisher: z.object({ rev: z.int() }) });
  const { publisher } = await harness.read(by, source, { id: publisherId }, shape);
  return { by, rev: publisher.rev, input: { publisherId, ...input } };
};
const onStoreKey = async (): Promise<Case> => {
  const key = { name: 'Store', origins: ['https://store.example'] };
  const made = await harness.change(owner, 'createPublishableKey', key, 'publishableKey { id }');
  return { by: owner, rev: 0, input: { id: idOf(made, 'publishableKey') } };
};

const CASES: Record<string, (shop: Shop) => Promise<Case>> = {
  addPublisherMember: async (shop) =>
    onPublisher(shop, { actorId: (await harness.visitor('mia')).actorId, role: 'OWNER' }),
  claimNamespace: (shop) => onPublisher(shop, { namespace: `${shop.name}-too` }),
  editListing: (shop) => onPlugin(shop, { title: 'A better title' }),
  submitListing: (shop) => onPlugin(shop, {}),
  async submitVersion(shop) {
    const versionId = await shop.draft('1.0.0');
    const uploadReceipt = await shop.receipt(shop.owner, 'a'.repeat(64));
    return { by: shop.owner, rev: 0, input: { versionId, uploadReceipt } };
  },
  withdrawVersion: async (shop) => onVersion(shop, await shop.submitted('1.0.0')),
  async retryVersionChecks(shop) {
    const id = await shop.submitted('1.0.0');
    await shop.start(id);
    await shop.conclude(id, { outcome: 'ERROR', error: 'broken', release: null });
    return onVersion(shop, id);
  },
  async publishVersion(shop) {
    const id = await shop.evaluating('1.0.0', { release: 'MANUAL' });
    await shop.decide(id, 'APPROVE');
    return onVersion(shop, id);
  },
  yankVersion: async (shop) => onVersion(shop, await shop.published('1.0.0')),
  async unyankVersion(shop) {
    const versionId = await shop.published('1.0.0');
    await harness.change(shop.owner, 'yankVersion', { versionId, reason: 'No.' }, 'version { id }');
    return onVersion(shop, versionId);
  },
  async revokeApiKey({ owner: by, publisherId }) {
    const made = await harness.change(by, 'createApiKey', { publisherId, name: 'CI' }, 'apiKey { id rev }');
    return { by, rev: made.apiKey?.rev ?? -1, input: { id: idOf(made, 'apiKey') } };
  },
  rotatePublishableKey: onStoreKey,
  revokePublishableKey: onStoreKey,
  registerIssuer: () => Promise.resolve({ by: owner, rev: 0, input: { url: ISSUER, jwks } }),
  async assignRoles() {
    const input = { issuer: ISSUER, subject: 'rita', roles: ['reviewer'] };
    await harness.change(owner, 'assignRoles', input, 'assignment { actorId }');
    return { by: owner, rev: 0, input };
  },
};

it('has a case for every mutation of the catalog that is guarded by a revision', () => {
  expect(Object.keys(CASES).sort()).toEqual([...GUARDED.keys()].sort());
});

describe.each(Object.entries(CASES))('of two who call %s at the same revision', (name, arrange) => {
  it('one wins; the other is told the revision of now and has written nothing', async () => {
    const { by, rev, input } = await arrange(await openShop(harness));
    const source = `mutation ($input: ${GUARDED.get(name) ?? ''}!) {
      payload: ${name}(input: $input) { userErrors { code message field } } }`;
    const shape = z.object({ payload: payloadAnswer });
    const variables = { input: { ...input, expectedRev: rev } };

    const { winner, loser } = await twoAtOnce(
      async (requestId) =>
        (await harness.read({ ...by, requestId }, source, variables, shape)).payload.userErrors,
      (sql, values) => harness.rows(sql, values),
    );

    expect(winner).toMatchObject({ errors: [] });
    expect(winner.wrote).toBeGreaterThan(0);
    const message: unknown = expect.stringMatching(/is at revision [1-9]\d* now; read it again/);
    expect(loser).toEqual({ errors: [{ code: 'CONFLICT', field: ['expectedRev'], message }], wrote: 0 });
  });
});

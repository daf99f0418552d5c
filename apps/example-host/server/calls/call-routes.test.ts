import { createHash } from 'node:crypto';
import { signAsMarketplace } from '@guildhall/host-sdk/testing';
import { exportJWK, generateKeyPair } from 'jose';
import { contact } from '../../contract/contact.ts';
import { startExampleHost, type ExampleHost } from '../start-example-host.ts';

const marketplace = signAsMarketplace('mkt_demo');
const PLACE = { organization: 'fernhill', user: 'ada' };

let host: ExampleHost;
let number = 0;
beforeAll(async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  host = await startExampleHost({
    ...{ port: 0, gateway: { url: 'http://127.0.0.1:4999' }, marketplace: 'mkt_demo', hostId: 'crm' },
    ...{ issuer: 'https://crm.invalid', signingKey: await exportJWK(privateKey), keys: marketplace.keys },
  });
});
afterAll(() => host.close());

function statement(body: string, over: object = {}, signer = marketplace): string {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = {
    ...{ aud: 'host:crm', marketplaceId: 'mkt_demo', jti: `inv.${(number += 1)}`, iat, exp: iat + 60 },
    ...{ installationId: 'ins_1', pluginId: 'plg_1', versionId: 'ver_1', ...PLACE },
    bodySha256: createHash('sha256').update(body).digest('hex'),
    ...over,
  };
  return signer.sign('forge', claims, 'guildhall-call+jwt');
}

async function post(body: string, jws: string) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${jws}` };
  const answer = await fetch(`${host.url}/plugin-calls`, { method: 'POST', headers, body });
  return { status: answer.status, body: (await answer.json()) as unknown };
}
const callOf = (name: string, params: object) => JSON.stringify({ name, params });
const call = (name: string, params: object, over: object = {}) => {
  const body = callOf(name, params);
  return post(body, statement(body, over));
};

describe('the server of the CRM, asked by a function', () => {
  it('tells what its surface promises', async () => {
    expect(await call('contacts.read', { id: 'contact-07' })).toMatchObject({
      status: 200,
      body: { id: 'contact-07', activity: expect.any(Array) as unknown },
    });
    expect(await call('contacts.list', {})).toMatchObject({
      status: 200,
      body: { total: expect.any(Number) as unknown },
    });
  });

  it('writes a note that everybody sees', async () => {
    await call('contacts.annotate', { id: 'contact-08', text: 'Called back.' });
    const seen = contact.parse(await (await fetch(`${host.url}/api/contacts/contact-08`)).json());
    expect(seen.activity[0]).toMatchObject({ kind: 'note', text: 'Called back.', author: 'A plugin' });
  });

  it('says why it does not', async () => {
    expect(await call('contacts.read', { id: 'gone' })).toMatchObject({
      status: 422,
      body: { code: 'NOT_FOUND' },
    });
    expect(await call('contacts.annotate', { id: 'gone', text: 'x' })).toMatchObject({ status: 422 });
    expect(await call('contacts.erase', {})).toMatchObject({ status: 404, body: { code: 'UNKNOWN_API' } });
    const elsewhere = { organization: 'birchwood' };
    expect(await call('contacts.list', {}, elsewhere)).toMatchObject({
      body: { code: 'OTHER_ORGANIZATION' },
    });
  });

  it.each<[string, object]>([
    ['of another marketplace', { marketplaceId: 'mkt_other' }],
    ['for another host', { aud: 'host:shop' }],
    ['that has expired', { iat: 1, exp: 61 }],
    ['for another body', { bodySha256: '0'.repeat(64) }],
  ])('believes no call %s', async (_, over) => {
    expect(await call('contacts.list', {}, over)).toMatchObject({
      status: 401,
      body: { code: 'NOT_SIGNED' },
    });
  });

  it('believes nobody who signs with a key of their own, nor a call that came before', async () => {
    const body = callOf('contacts.list', {});
    expect(await post(body, statement(body, {}, signAsMarketplace('mkt_demo')))).toMatchObject({
      status: 401,
    });
    const jws = statement(body);
    expect([(await post(body, jws)).status, (await post(body, jws)).status]).toEqual([200, 401]);
  });
});

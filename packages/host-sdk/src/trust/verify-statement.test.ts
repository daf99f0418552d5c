import { signAsMarketplace } from '../testing/sign-as-marketplace.ts';
import { createKeyRing } from './key-ring.ts';
import type { PublicKey } from './public-key.ts';
import { verifyStatement } from './verify-statement.ts';

const marketplace = signAsMarketplace();
const FEED = { by: 'governance', audience: 'feed' };
const body = { aud: 'feed', seq: 1 };

const read = (
  jws: string,
  keys: readonly PublicKey[] = marketplace.keys,
  kind: typeof FEED & { typ?: string } = FEED,
) =>
  verifyStatement(
    jws,
    kind,
    createKeyRing(keys, () => Promise.resolve([])),
  );

describe('a signed statement', () => {
  it('is read when its signer is known', async () => {
    await expect(read(marketplace.sign('governance', body))).resolves.toEqual(body);
  });

  it.each<[string, string, string]>([
    ['of another signer', marketplace.sign('installation', body), 'is not signed by governance'],
    ['of another kind', marketplace.sign('governance', { aud: 'receipt' }), 'is another kind of statement'],
    [
      'of a stranger',
      signAsMarketplace().sign('governance', body),
      "bears a signature that is not governance's",
    ],
    ['that is none', 'nonsense', 'is no signed statement'],
    [
      'without a signature',
      `${unsigned({ alg: 'none', kid: 'governance' })}.`,
      "bears a signature that is not governance's",
    ],
    [
      'that a text key signed',
      `${unsigned({ alg: 'HS256', kid: 'governance' })}.AAAA`,
      "bears a signature that is not governance's",
    ],
  ])('%s is refused', async (_name, jws, message) => {
    await expect(read(jws)).rejects.toThrow(message);
  });

  it('is refused once one character of it is another', async () => {
    const [head = '', , signature = ''] = marketplace.sign('governance', body).split('.');
    const other = Buffer.from(JSON.stringify({ ...body, seq: 2 })).toString('base64url');
    await expect(read([head, other, signature].join('.'))).rejects.toThrow('signature');
  });

  it('is refused under another type than the one it must have', async () => {
    const kind = { ...FEED, typ: 'one+jwt' };
    await expect(read(marketplace.sign('governance', body, 'other+jwt'), undefined, kind)).rejects.toThrow(
      'kind',
    );
    await expect(read(marketplace.sign('governance', body, 'one+jwt'), undefined, kind)).resolves.toEqual(
      body,
    );
  });

  it('is read with the old key and with the new one while both are named', async () => {
    const next = signAsMarketplace();
    const both = [...marketplace.keys, ...next.keys];
    await expect(read(marketplace.sign('governance', body), both)).resolves.toEqual(body);
    await expect(read(next.sign('governance', body), both)).resolves.toEqual(body);
  });
});

function unsigned(header: object): string {
  return [header, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}

import { entryOf } from '../testing/builders.ts';
import { signAsMarketplace } from '../testing/sign-as-marketplace.ts';
import { createKeyRing } from '../trust/key-ring.ts';
import { createMarketplaceCheck } from '../trust/marketplace-check.ts';
import { createFeedReader } from './feed-reader.ts';

const marketplace = signAsMarketplace('mkt_1');
const reader = (own: string | undefined = 'mkt_1') =>
  createFeedReader(
    createKeyRing(marketplace.keys, () => Promise.resolve([])),
    createMarketplaceCheck(own),
  );

describe('reading the restriction feed', () => {
  it('gives what was signed', async () => {
    await expect(reader()(marketplace.entry(entryOf(3)))).resolves.toEqual(entryOf(3));
  });

  it('does not believe what stands beside the signature', async () => {
    const { jws } = marketplace.entry(entryOf(3));
    const beside = { ...entryOf(9, { state: 'LIFTED' }), jws };
    await expect(reader()(beside)).resolves.toMatchObject({ seq: 3, restriction: { state: 'ACTIVE' } });
  });

  it.each<[string, unknown, string]>([
    ['no signature', entryOf(3), 'bears no signature'],
    ['the signature of a stranger', signAsMarketplace('mkt_1').entry(entryOf(3)), 'not governance'],
    [
      'another service for a signer',
      { jws: marketplace.sign('installation', entryOf(3)) },
      'not signed by governance',
    ],
    [
      'nothing that can be read',
      { jws: marketplace.sign('governance', { aud: 'feed', seq: 3 }) },
      'cannot read',
    ],
    ['no form', 'revoke', 'bears no signature'],
  ])('refuses an entry that has %s', async (_name, entry, message) => {
    await expect(reader()(entry)).rejects.toThrow(message);
  });

  it('refuses a true entry of another marketplace', async () => {
    await expect(reader('mkt_2')(marketplace.entry(entryOf(3)))).rejects.toThrow('another marketplace');
  });
});

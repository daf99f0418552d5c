import { compactDecrypt, decodeProtectedHeader, importJWK } from 'jose';
import { generateKey } from './keys.ts';
import { encryptionKeyOf, openSealer, type Belonging } from './sealing.ts';

const SECRET = 'sk_live_a-very-plain-text';
const PLACE: Belonging = { marketplaceId: 'mkt_1', installationId: 'ins_1', name: 'apiKey' };

describe('sealing a text for one participant', () => {
  it('is opened by that participant, for exactly what it belongs to', async () => {
    const { installation, forge } = await aWorld();

    const jwe = await installation.seal(SECRET, 'forge', PLACE);

    await expect(forge.open(jwe, { ...PLACE })).resolves.toBe(SECRET);
  });

  it('is opaque to whoever sealed it, and names in its header only algorithms and key', async () => {
    const { installation } = await aWorld();

    const jwe = await installation.seal(SECRET, 'forge', PLACE);

    await expect(installation.open(jwe, PLACE)).rejects.toThrow();
    const { epk, ...header } = decodeProtectedHeader(jwe);
    expect(header).toEqual({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: 'forge-encryption' });
    expect(epk).toMatchObject({ kty: 'OKP', crv: 'X25519' });
    expect(jwe).not.toContain(Buffer.from(SECRET).toString('base64url'));
  });

  it.each([
    ['another installation', { ...PLACE, installationId: 'ins_2' }],
    ['another marketplace', { ...PLACE, marketplaceId: 'mkt_2' }],
    ['another name', { ...PLACE, name: 'other' }],
    ['less', { marketplaceId: 'mkt_1', installationId: 'ins_1' }],
    ['more', { ...PLACE, more: 'x' }],
  ])('does not open for %s', async (_what, belongsTo) => {
    const { installation, forge } = await aWorld();

    const jwe = await installation.seal(SECRET, 'forge', PLACE);

    await expect(forge.open(jwe, belongsTo)).rejects.toThrow('sealed for something else');
  });

  it('does not open once a character has changed', async () => {
    const { installation, forge } = await aWorld();
    const jwe = await installation.seal(SECRET, 'forge', PLACE);

    for (const index of [0, 1, 2, 3, 4]) {
      const parts = jwe.split('.');
      const part = parts[index] ?? '';
      parts[index] = `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;
      await expect(forge.open(parts.join('.'), PLACE)).rejects.toThrow();
    }
  });

  it('is refused towards a participant whose key nobody trusts', async () => {
    const { installation } = await aWorld();

    await expect(installation.seal(SECRET, 'stranger', PLACE)).rejects.toThrow(
      'no encryption key of stranger is trusted here',
    );
  });

  it('seals the same text differently each time', async () => {
    const { installation } = await aWorld();

    expect(await installation.seal(SECRET, 'forge', PLACE)).not.toBe(
      await installation.seal(SECRET, 'forge', PLACE),
    );
  });
});

describe('an encryption key', () => {
  it('is the same whenever it is derived, another for every participant, and not the signing key', async () => {
    const [forge, catalog] = await Promise.all([generateKey('forge'), generateKey('catalog')]);

    const { privateKey, publicKey } = encryptionKeyOf(forge.privateKey);

    expect(encryptionKeyOf(forge.privateKey)).toEqual({ privateKey, publicKey });
    expect(encryptionKeyOf(catalog.privateKey).publicKey['x']).not.toBe(publicKey['x']);
    expect(privateKey.d).not.toBe(forge.privateKey.d);
    expect(publicKey).not.toHaveProperty('d');
  });

  it('is an ordinary X25519 key to other software', async () => {
    const { installation, forgeKey } = await aWorld();
    const jwe = await installation.seal(SECRET, 'forge', PLACE);

    const key = await importJWK({ ...encryptionKeyOf(forgeKey).privateKey }, 'ECDH-ES+A256KW');
    const { plaintext } = await compactDecrypt(jwe, key);

    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual({ text: SECRET, belongsTo: PLACE });
  });
});

async function aWorld() {
  const [installation, forge] = await Promise.all([generateKey('installation'), generateKey('forge')]);
  const trusted = { keys: [forge.publicKey, encryptionKeyOf(forge.privateKey).publicKey] };
  return {
    forgeKey: forge.privateKey,
    installation: openSealer(installation.privateKey, trusted),
    forge: openSealer(forge.privateKey, trusted),
  };
}

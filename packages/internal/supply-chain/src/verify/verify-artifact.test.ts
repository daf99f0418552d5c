import { sha256Hex, toBase64 } from '../bytes.ts';
import { signKeyset } from '../keys/sign-keyset.ts';
import { aKey, asMember, asRoot } from '../testing/a-key.ts';
import { aReleased, CODE, SOURCE, someBuild } from '../testing/a-release.ts';
import { attestationBundle } from './attestation-bundle.ts';
import { verifyArtifact, type Question } from './verify-artifact.ts';

const now = new Date('2026-07-01T00:00:00.000Z');
const released = await aReleased();
const { bundle, keyset, forge, root } = released;
const verify = (over: Partial<Question> = {}) =>
  verifyArtifact({ artifact: CODE, bundle, keysets: [keyset], now, ...over });
const complaints = (over: Partial<Question>) =>
  verify(over)
    .steps.filter(({ ok }) => !ok)
    .map(({ name, message }) => `${name}: ${message}`);

describe('verifying an artifact', () => {
  it('passes every step for what Forge built, and says what it is', () => {
    const { ok, steps } = verify();
    expect(ok).toBe(true);
    expect(steps.map(({ name }) => name)).toEqual([
      'keyset',
      'signature',
      'artifact',
      'sbom',
      'checkpoint',
      'inclusion',
    ]);
    expect(steps[2]?.message).toBe('It is ui.js of orchard.hello 1.0.0.');
  });

  it('survives a bundle being written to a file and read again', () => {
    const read = attestationBundle.parse(JSON.parse(JSON.stringify(bundle)));
    expect(verify({ bundle: read }).ok).toBe(true);
  });

  it('takes a digest for the bytes, and knows the source from the code', () => {
    expect(verify({ artifact: sha256Hex(CODE) }).ok).toBe(true);
    expect(verify({ artifact: SOURCE }).steps[2]?.message).toContain('the source that orchard.hello 1.0.0');
  });

  it('is as sure of the only entry of a log as of one among many', async () => {
    for (const others of [0, 1, 31]) {
      const one = await aReleased({ others });
      expect(verify({ bundle: one.bundle, keysets: [one.keyset] }).ok).toBe(true);
    }
  });

  it('names a changed artifact, and nothing else', () => {
    const changed = new TextEncoder().encode('export const hello = 2;');
    expect(complaints({ artifact: changed })).toEqual([
      expect.stringMatching(
        /^artifact: Its digest [0-9a-f]{64} is no part of orchard.hello 1.0.0: the file was changed/,
      ),
    ]);
  });

  it('names a changed SBOM', () => {
    const sbom = { ...bundle.sbom, version: 2 };
    expect(complaints({ bundle: { ...bundle, sbom } })).toEqual([
      expect.stringMatching(/^sbom: .* was changed/),
    ]);
  });

  it('names a changed provenance', () => {
    const text = Buffer.from(bundle.provenance.payload, 'base64')
      .toString()
      .replace('orchard.hello', 'sunny.goodbye');
    const provenance = { ...bundle.provenance, payload: toBase64(text) };
    expect(complaints({ bundle: { ...bundle, provenance } })).toEqual([
      expect.stringMatching(/^signature: No key of the keyset signed the provenance/),
      expect.stringMatching(/^inclusion: /),
    ]);
    const nothing = { ...bundle.provenance, payload: toBase64('{}') };
    expect(verify({ bundle: { ...bundle, provenance: nothing } })).toMatchObject({
      ok: false,
      statement: null,
    });
  });

  it('believes no other marketplace’s keyset', async () => {
    const other = await aReleased();
    expect(complaints({ keysets: [other.keyset] })).toEqual([
      expect.stringMatching(/^signature: /),
      expect.stringMatching(/^checkpoint: No key of the keyset signed/),
      expect.stringMatching(/^inclusion: /),
    ]);
  });

  it('believes no other log, even of the same keys', async () => {
    const elsewhere = await aReleased({ facts: someBuild({ marketplaceId: 'mkt_two' }) });
    const log = elsewhere.bundle.log;
    expect(complaints({ bundle: { ...bundle, log } })[0]).toBe(
      'checkpoint: The checkpoint is of the log guildhall/log/mkt_two; the release belongs into guildhall/log/mkt_one.',
    );
  });

  it.each([
    ['another place in the log', { ...bundle.log, index: 3 }],
    ['a proof of another size', { ...bundle.log, size: 9 }],
    ['no proof', { ...bundle.log, hashes: [] }],
  ])('does not take %s', (_name, log) => {
    expect(complaints({ bundle: { ...bundle, log } })).toEqual([expect.stringMatching(/^inclusion: /)]);
  });

  it('says when a keyset has expired', () => {
    expect(complaints({ now: new Date('2026-12-31T00:00:00.000Z') })).toEqual([
      'keyset: The keyset expired at 2026-12-31T00:00:00.000Z. Get the current one.',
      'checkpoint: The key that signed the checkpoint is not valid today. Fetch the bundle again.',
    ]);
  });

  it('holds a keyset against roots that were trusted before', () => {
    expect(verify({ trustedRoots: { threshold: 1, roots: [asRoot(root)] } }).ok).toBe(true);
    expect(complaints({ trustedRoots: { threshold: 1, roots: [asRoot(aKey())] } })).toEqual([
      'keyset: The keyset is not signed by 1 of the trusted roots.',
    ]);
  });

  it('follows a chain of keysets from roots of old', async () => {
    const heir = aKey();
    const next = await signKeyset({ ...keyset, version: 2, roots: [asRoot(heir)] }, [root, heir]);
    const trustedRoots = { threshold: 1, roots: [asRoot(root)], version: 1 };
    expect(verify({ keysets: [keyset, next], trustedRoots }).ok).toBe(true);
    expect(verify({ keysets: [next], trustedRoots }).ok).toBe(true);
    const usurped = await signKeyset({ ...keyset, version: 2, roots: [asRoot(heir)] }, [heir]);
    expect(verify({ keysets: [keyset, usurped], trustedRoots }).ok).toBe(false);
    expect(verify({ keysets: [] }).ok).toBe(false);
  });

  it('knows when each key was valid', async () => {
    const keysWith = (attestation: object, log: object) =>
      signKeyset(
        { ...keyset, keys: [asMember(forge, 'attestation', attestation), asMember(forge, 'log', log)] },
        [root],
      );
    const retired = { validTo: '2026-05-01T00:00:00.000Z' };
    expect(complaints({ keysets: [await keysWith(retired, {})] })).toEqual([
      expect.stringContaining('was not valid when it was built, at 2026-06-01T12:00:00.000Z'),
    ]);
    const since = { validTo: '2026-06-15T00:00:00.000Z' };
    expect(complaints({ keysets: [await keysWith(since, {})] })).toEqual([]);
    expect(complaints({ keysets: [await keysWith({}, since)] })).toEqual([
      'checkpoint: The key that signed the checkpoint is not valid today. Fetch the bundle again.',
    ]);
  });

  it('does not let a key do what it is not for', async () => {
    const only = async (role: 'attestation' | 'log') =>
      complaints({ keysets: [await signKeyset({ ...keyset, keys: [asMember(forge, role)] }, [root])] });
    expect(await only('log')).toEqual([expect.stringMatching(/^signature: /)]);
    expect(await only('attestation')).toEqual([expect.stringMatching(/^checkpoint: /)]);
  });
});

import { aSigstore, asMessage, asStatement } from '../testing/a-sigstore.ts';
import { verifySigstore, whoSigned, type Identity } from './verify-sigstore.ts';

const artifact = new TextEncoder().encode('the tarball');
const identity: Identity = {
  subject: 'https://ci.example.test/orchard/hello/release@refs/heads/main',
  issuer: 'https://issuer.example.test',
};
const sigstore = await aSigstore();
const stranger = await aSigstore();
const message = await sigstore.bundleOf(asMessage, artifact, identity.subject, identity.issuer);
const statement = await sigstore.bundleOf(asStatement, artifact, identity.subject, identity.issuer);
const { trustedRoot } = sigstore;

const code = (over: Partial<Parameters<typeof verifySigstore>[0]>) => {
  const result = verifySigstore({ artifact, bundle: statement, trustedRoot, identity, ...over });
  return result.ok ? 'ok' : result.error.code;
};

describe.each([
  ['a signature over the file', message],
  ['a statement about the file', statement],
])('%s, brought in a Sigstore bundle', (_name, bundle) => {
  it('holds for the file and the identity it is of', () => {
    expect(code({ bundle })).toBe('ok');
  });

  it('holds for no other file', () => {
    expect(code({ bundle, artifact: new TextEncoder().encode('another tarball') })).not.toBe('ok');
  });

  it.each<[string, Identity]>([
    ['another subject', { ...identity, subject: `${identity.subject}-fork` }],
    ['a part of the subject', { ...identity, subject: 'https://ci.example.test/orchard' }],
    ['another issuer', { ...identity, issuer: 'https://else.example.test' }],
  ])('does not hold for %s', (_other, other) => {
    expect(code({ bundle, identity: other })).toBe('OTHER_IDENTITY');
  });

  it('does not hold under another root', () => {
    expect(code({ bundle, trustedRoot: stranger.trustedRoot })).toBe('NOT_VERIFIED');
  });

  it('does not hold without its entry in the log', () => {
    const bare = { ...bundle.verificationMaterial, tlogEntries: [] };
    expect(code({ bundle: { ...bundle, verificationMaterial: bare } })).toBe('NOT_VERIFIED');
  });
});

describe('a Sigstore bundle', () => {
  it('with another’s certificate and log entry does not hold', async () => {
    const other = await sigstore.bundleOf(asStatement, artifact, identity.subject, identity.issuer);
    const { verificationMaterial } = other;
    const mixed = { ...statement, verificationMaterial };
    expect(code({ bundle: mixed })).toBe('NOT_VERIFIED');
  });

  it.each([null, {}, 'text', { mediaType: 'application/json' }])('is not %j', (bundle) => {
    expect(code({ bundle })).toBe('UNREADABLE');
  });

  it('says what a build was built from, and when the log took it in', async () => {
    const before = Math.floor(Date.now() / 1_000) * 1_000;
    const repository = 'https://ci.example.test/orchard/hello';
    const workflow = `${repository}/release.yml@refs/tags/${'v'.repeat(300)}`;
    const built = await sigstore.bundleOf(asStatement, artifact, identity.subject, identity.issuer, {
      ...{ 12: repository, 13: 'c0ffee', 14: 'refs/tags/v1', 18: workflow },
    });
    const signed = whoSigned({ artifact, bundle: built, trustedRoot });
    if (!signed.ok) throw new Error(signed.error.message);
    expect(signed.value.builtFrom).toEqual({ repository, workflow, ref: 'refs/tags/v1', commit: 'c0ffee' });
    expect(signed.value.loggedAt?.getTime()).toBeGreaterThanOrEqual(before);
  });

  it('of somebody at a keyboard says nothing of a build', () => {
    const signed = whoSigned({ artifact, bundle: message, trustedRoot });
    const nothing = { repository: '', workflow: '', ref: '', commit: '' };
    expect(signed).toMatchObject({ ok: true, value: { builtFrom: nothing } });
  });

  it('is not held against a root that is none', () => {
    expect(['UNREADABLE', 'NOT_VERIFIED']).toContain(code({ trustedRoot: { tlogs: 'none' } }));
  });
});

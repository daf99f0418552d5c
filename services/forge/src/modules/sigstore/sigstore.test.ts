import { createHash } from 'node:crypto';
import { policyInputSchema } from '@guildhall/policy';
import { runConcluded, versionChanged, type VersionState } from '@guildhall/schema';
import { aSigstore, asMessage, asStatement } from '@guildhall/supply-chain/sigstore-testing';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { conclusionOf, finishRun, publishVersion } from '../../testing/pass-version.ts';
import { hostAdmin, mara, reviewer, someone, stranger } from '../../testing/sessions.ts';
import { aVersion } from '../../testing/states.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';

const saying = (words: RegExp): unknown => expect.stringMatching(words);
const owner = someone('act_owner', ['owner']);
const SUBJECT = 'https://ci.example.test/orchard/hello/release@refs/tags/v1';
const ISSUER = 'https://issuer.example.test';
const archive = new TextEncoder().encode('the tarball');
const other = new TextEncoder().encode('another tarball');
const sha256 = createHash('sha256').update(archive).digest('hex');

const [sigstore, elsewhere] = await Promise.all([aSigstore(), aSigstore()]);
const bundle = await sigstore.bundleOf(asStatement, archive, SUBJECT, ISSUER);

let forge: TestForge;
beforeEach(async () => {
  forge = await aForge();
  await aPublisherAndItsPlugin(forge);
});
afterEach(() => forge.close());

const SET = `mutation ($input: SetSigstoreTrustInput!) { setSigstoreTrust(input: $input) {
  sigstoreTrust { trustedRoot since rev } userErrors { code field } } }`;
const ATTACH = `mutation ($input: AttachSigstoreBundleInput!) { attachSigstoreBundle(input: $input) {
  upload { id } userErrors { code field } } }`;
const set = (input: object, session = owner) => forge.ask(session, SET, { input });

async function place(session = mara): Promise<string> {
  const answer = (await forge.ask(
    session,
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { upload { id } } }',
    { input: { bytes: archive.length, sha256 } },
  )) as { createUpload: { upload: { id: string } } };
  return answer.createUpload.upload.id;
}

async function attach(brought: unknown, session = mara, uploadId?: string): Promise<unknown> {
  const input = { uploadId: uploadId ?? (await place(session)), bundle: brought };
  return forge.ask(session, ATTACH, { input });
}

/** What policies are told of who stands behind a version with these bytes. */
async function provenance(
  id = 'ver_signed',
  submittedBy = mara.actorId,
  bytes = archive,
  over: Partial<VersionState> = {},
) {
  await finishRun(forge, await submit(forge, bytes, { id, submittedBy, ...over }));
  const { facts } = await conclusionOf(forge, id);
  return policyInputSchema.shape.facts.parse(facts).provenance;
}

const none = { subject: '', issuer: '' };
const noBuild = { repository: '', workflow: '', ref: '', commit: '' };
const build = {
  repository: 'https://ci.example.test/orchard/hello',
  workflow: 'https://ci.example.test/orchard/hello/release@refs/tags/v1',
  ref: 'refs/tags/v1',
  commit: 'c0ffee',
};
const ofBuild = { 12: build.repository, 13: build.commit, 14: build.ref, 18: build.workflow };

const FIELDS =
  'sigstore { state reason subject issuer builtFrom { repository workflow ref commit } loggedAt }';
async function seen(session = mara, id = 'ver_signed') {
  const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { ${FIELDS} } } }`;
  return forge.ask(session, source, { of: [{ __typename: 'Version', id }] });
}
const shows = (sigstore: object | null) => ({ _entities: [{ sigstore }] });
const nobody = { subject: null, issuer: null, builtFrom: null, loggedAt: null };

describe('a Sigstore bundle', () => {
  it.each([
    ['a statement about the tarball', asStatement],
    ['a signature over the tarball', asMessage],
  ])('that holds tells policies who signed: %s', async (_, kind) => {
    await set({ trustedRoot: sigstore.trustedRoot });
    await attach(await sigstore.bundleOf(kind, archive, SUBJECT, ISSUER));
    expect(await provenance()).toEqual({
      ...{ signer: 'member', signerBefore: '', trustedPublisher: null, builtFrom: noBuild },
      sigstore: { state: 'verified', subject: SUBJECT, issuer: ISSUER },
    });
  });

  it('that nobody brought is none, and without a trusted root one is not checked', async () => {
    expect(await provenance('ver_1')).toMatchObject({ sigstore: { state: 'none', ...none } });
    await attach(bundle);
    expect(await provenance('ver_2')).toMatchObject({ sigstore: { state: 'unchecked', ...none } });
    await set({ trustedRoot: sigstore.trustedRoot });
    expect(await provenance('ver_3')).toMatchObject({ sigstore: { state: 'verified' } });
    await set({ trustedRoot: null });
    expect(await provenance('ver_4')).toMatchObject({ sigstore: { state: 'unchecked', ...none } });
  });

  it.each<[string, () => unknown]>([
    ['about another file', () => sigstore.bundleOf(asStatement, other, SUBJECT, ISSUER)],
    ['signed over another file', () => sigstore.bundleOf(asMessage, other, SUBJECT, ISSUER)],
    ['of a Sigstore nobody here believes', () => elsewhere.bundleOf(asStatement, archive, SUBJECT, ISSUER)],
    [
      'by a name too long to be told whole',
      () => sigstore.bundleOf(asStatement, archive, `https://${'a'.repeat(600)}.test`, ISSUER),
    ],
    ['that cannot be read', () => ({ mediaType: bundle.mediaType, verificationMaterial: 7 })],
  ])('%s is refused, and says nobody', async (_, bring) => {
    await set({ trustedRoot: sigstore.trustedRoot });
    await attach(await bring());
    expect(await provenance()).toMatchObject({ sigstore: { state: 'refused', ...none } });
  });

  it('of somebody else about the same bytes says nothing of those who submitted', async () => {
    await set({ trustedRoot: sigstore.trustedRoot });
    await attach(bundle, stranger);
    expect(await provenance()).toMatchObject({ sigstore: { state: 'none' } });
  });

  it('of a key counts for what that key submits', async () => {
    await set({ trustedRoot: sigstore.trustedRoot });
    const key = someone('act_build', ['member']);
    await attach(bundle, key);
    expect(await provenance('ver_built', key.actorId)).toMatchObject({
      signer: 'key',
      sigstore: { state: 'verified', subject: SUBJECT },
    });
  });

  it('of a build tells policies which repository and workflow it is from', async () => {
    await set({ trustedRoot: sigstore.trustedRoot });
    await attach(await sigstore.bundleOf(asStatement, archive, SUBJECT, ISSUER, ofBuild));
    expect(await provenance()).toMatchObject({ builtFrom: build });
  });

  it('of a build that nobody believes tells nothing of it', async () => {
    await set({ trustedRoot: elsewhere.trustedRoot });
    await attach(await sigstore.bundleOf(asStatement, archive, SUBJECT, ISSUER, ofBuild));
    expect(await provenance()).toMatchObject({ builtFrom: noBuild });
    expect(await seen()).toMatchObject(shows({ state: 'REFUSED', builtFrom: null }));
  });

  it('that is brought again takes the place of the one before', async () => {
    await set({ trustedRoot: sigstore.trustedRoot });
    const uploadId = await place();
    await attach({ mediaType: bundle.mediaType }, mara, uploadId);
    await attach(bundle, mara, uploadId);
    expect(await provenance()).toMatchObject({ sigstore: { state: 'verified' } });
  });

  it.each([
    ['no object', 'text'],
    ['something else', { mediaType: 'application/json' }],
    ['too large', { mediaType: bundle.mediaType, more: 'x'.repeat(300_000) }],
  ])('is not taken when it is %s', async (_, brought) => {
    expect(await attach(brought)).toMatchObject({
      attachSigstoreBundle: { userErrors: [{ code: 'BAD_INPUT', field: ['bundle'] }] },
    });
  });

  it('is brought to a place of one’s own alone', async () => {
    const refused = { attachSigstoreBundle: { upload: null, userErrors: [{ code: 'NOT_FOUND' }] } };
    expect(await attach(bundle, stranger, await place())).toMatchObject(refused);
    expect(await attach(bundle, mara, 'upl_nowhere')).toMatchObject(refused);
  });
});

describe('what became of a bundle', () => {
  it('is shown with who signed, from what, and when the log took it in', async () => {
    expect(await seen()).toEqual(shows(null));
    await set({ trustedRoot: sigstore.trustedRoot });
    await attach(await sigstore.bundleOf(asStatement, archive, SUBJECT, ISSUER, ofBuild));
    await provenance();
    const loggedAt: unknown = expect.stringMatching(/^\d{4}-.*Z$/);
    const verified = { state: 'VERIFIED', reason: null, subject: SUBJECT, issuer: ISSUER, loggedAt };
    expect(await seen()).toEqual(shows({ ...verified, builtFrom: build }));
    expect(await seen(reviewer)).toEqual(await seen());
  });

  it('is shown with the reason where it proves nothing', async () => {
    await attach(bundle);
    await provenance();
    expect(await seen()).toEqual(
      shows({ ...nobody, state: 'UNCHECKED', reason: saying(/trusts no Sigstore/) }),
    );
    await set({ trustedRoot: elsewhere.trustedRoot });
    await provenance('ver_refused');
    const refused = { ...nobody, state: 'REFUSED', reason: saying(/does not hold/) };
    expect(await seen(mara, 'ver_refused')).toEqual(shows(refused));
    await provenance('ver_none', mara.actorId, other);
    expect(await seen(mara, 'ver_none')).toEqual(shows({ ...nobody, state: 'NONE', reason: null }));
  });

  it('is shown to nobody but the people of its publisher and reviewers', async () => {
    await provenance();
    await publishVersion(forge, 'ver_signed', '1.0.0', '2026-01-01T00:00:00.000Z');
    expect(await seen(mara)).toMatchObject(shows({ state: 'NONE' }));
    for (const session of [stranger, hostAdmin, { ...mara, marketplaceId: 'mkt_other' }])
      expect(await seen(session)).toEqual(shows(null));
  });
});

describe('whose signatures count', () => {
  const READ = '{ sigstoreTrust { trustedRoot rev } }';

  it('is nobody’s until the marketplace says so; each word has an end and an entry', async () => {
    expect(await forge.ask(mara, READ)).toEqual({ sigstoreTrust: { trustedRoot: null, rev: 0 } });
    await set({ trustedRoot: sigstore.trustedRoot, expectedRev: 0 });
    await set({ trustedRoot: null, expectedRev: 1 });
    expect(await forge.ask(mara, READ)).toEqual({ sigstoreTrust: { trustedRoot: null, rev: 2 } });
    const rows = 'SELECT number, valid_to IS NULL AS open FROM sigstore_trust_revision ORDER BY number';
    expect(await forge.rows(rows)).toEqual([
      { number: 1, open: false },
      { number: 2, open: true },
    ]);
    const audit = "SELECT rev FROM audit_entry WHERE action = 'sigstoreTrust.set' ORDER BY rev";
    expect(await forge.rows(audit)).toEqual([{ rev: 1 }, { rev: 2 }]);
  });

  it('is not said from an old reading, nor with what is no trusted root, nor by anybody but owners', async () => {
    await set({ trustedRoot: sigstore.trustedRoot });
    expect(await set({ trustedRoot: null, expectedRev: 0 })).toMatchObject({
      setSigstoreTrust: { userErrors: [{ code: 'CONFLICT' }] },
    });
    for (const trustedRoot of [
      'text',
      { tlogs: 7 },
      { ...sigstore.trustedRoot, more: 'x'.repeat(300_000) },
    ]) {
      expect(await set({ trustedRoot })).toMatchObject({
        setSigstoreTrust: { userErrors: [{ code: 'BAD_INPUT', field: ['trustedRoot'] }] },
      });
    }
    await expect(set({ trustedRoot: null }, reviewer)).rejects.toThrow('policy:write');
    const neighbour = someone('act_other', ['owner'], { marketplaceId: 'mkt_other' });
    expect(await forge.ask(neighbour, READ)).toMatchObject({ sigstoreTrust: { rev: 0 } });
  });
});

describe('a build of a trusted publisher', () => {
  const pins = {
    issuer: 'https://ci.example.test',
    ...{ subject: '', repository: 'orchard/hello', workflow: 'release.yml', ref: 'refs/heads/main' },
  };
  const byBuild = { trustedPublisher: pins };

  it('is told to policies with what is pinned for it', async () => {
    expect(await provenance('ver_built', 'act_build', archive, byBuild)).toMatchObject({
      ...{ signer: 'key', trustedPublisher: pins },
    });
  });

  it('is still known when its checks run again', async () => {
    const runId = await submit(forge, archive, { id: 'ver_built', ...byBuild });
    await forge.hear(versionChanged, aVersion({ id: 'ver_built', state: 'CHECKING', rev: 3, ...byBuild }));
    await finishRun(forge, runId);
    const again = { id: 'ver_built', submittedBy: 'act_build', runAttempt: 2, rev: 5, ...byBuild };
    await finishRun(forge, await submit(forge, archive, again));
    const told = (await forge.told('forge.run.concluded')).map((state) => runConcluded.state.parse(state));
    expect(told.map(({ attempt, facts }) => [attempt, facts['provenance']])).toEqual([
      [1, expect.objectContaining(byBuild)],
      [2, expect.objectContaining(byBuild)],
    ]);
  });

  it.each<[string, string, Partial<VersionState>]>([
    ['a person', mara.actorId, { trustedPublisher: null }],
    ['a stored key', 'act_key', { trustedPublisher: null }],
    ['somebody of whom an older message tells', 'act_key', {}],
  ])('is not %s', async (_, submittedBy, over) => {
    expect(await provenance('ver_other', submittedBy, archive, over)).toMatchObject({
      trustedPublisher: null,
    });
  });
});

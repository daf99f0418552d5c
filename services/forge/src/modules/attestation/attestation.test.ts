import {
  isConsistent,
  keyIdOf,
  signKeyset,
  verifyArtifact,
  attestationBundle,
  type AttestationBundle,
} from '@guildhall/supply-chain';
import { versionChanged } from '@guildhall/schema';
import { generateKeyPairSync, sign } from 'node:crypto';
import { z } from 'zod';
import { failed } from '../check/check.ts';
import { aBuild, BUNDLE_SHA256, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { hostAdmin, mara, stranger } from '../../testing/sessions.ts';
import { aVersion } from '../../testing/states.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';

let forge: TestForge;
beforeAll(async () => {
  forge = await aForge();
  await aPublisherAndItsPlugin(forge);
  for (const n of [1, 2, 3]) await release(forge, n);
});
afterAll(() => forge.close());

/** Submits a version and does its tasks. */
async function release(of: TestForge, n: number): Promise<string> {
  const id = `ver_${n}`;
  const archive = new TextEncoder().encode(`tarball ${n}`);
  const runId = await submit(of, archive, { id, versionString: `1.${n}.0` });
  await of.work('build', { runId });
  await of.work('analysis', { runId });
  return id;
}

const base64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const FIELDS =
  'releaseDigest logIndex checkpoint inclusionProof { size hashes } sbom provenance bundle createdAt';
const shape = z.object({
  _entities: z.array(
    z.object({ attestation: z.looseObject({ logIndex: z.number(), bundle: attestationBundle }).nullable() }),
  ),
});

async function attestationOf(id: string, session = mara) {
  const answer = await forge.ask(
    session,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { attestation { ${FIELDS} } } } }`,
    { of: [{ __typename: 'Version', id }] },
  );
  return shape.parse(answer)._entities[0]?.attestation ?? null;
}

async function bundleOf(id: string): Promise<AttestationBundle> {
  const attestation = await attestationOf(id);
  if (!attestation) throw new Error(`${id} has no attestation`);
  return attestation.bundle;
}

/** A keyset in which a new root vouches for Forge's key. */
async function aKeyset() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const root = {
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
    signBytes: (message: Uint8Array) => Promise.resolve(new Uint8Array(sign(null, message, privateKey))),
  };
  const of = (key: Uint8Array) => ({ kid: keyIdOf(key), publicKey: Buffer.from(key).toString('base64') });
  const valid = { validFrom: '2020-01-01T00:00:00.000Z', validTo: '2100-01-01T00:00:00.000Z' };
  const key = of(forge.signer.publicKey);
  const keys = [
    { ...key, ...valid, role: 'attestation' as const },
    { ...key, ...valid, role: 'log' as const },
  ];
  return signKeyset({ version: 1, expires: valid.validTo, threshold: 1, roots: [of(root.publicKey)], keys }, [
    root,
  ]);
}

const LOG = `transparencyLog { origin size rootHash checkpoint publicKey
  entries(first: 2) { nodes { index releaseDigest statementDigest } pageInfo { hasNextPage endCursor } } }`;
const logShape = z.object({
  transparencyLog: z.looseObject({
    origin: z.string(),
    size: z.number(),
    rootHash: z.string(),
    entries: z.looseObject({
      nodes: z.array(z.looseObject({ index: z.number() })),
      pageInfo: z.looseObject({ endCursor: z.string() }),
    }),
  }),
});
const readLog = async () => logShape.parse(await forge.ask(hostAdmin, `{ ${LOG} }`)).transparencyLog;

describe('the attestation of a release', () => {
  it('lets anybody check offline which source its code was built from', async () => {
    const bundle = await bundleOf('ver_2');
    const question = { artifact: BUNDLE_SHA256, bundle, keysets: [await aKeyset()], now: new Date() };
    expect(verifyArtifact(question).steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(verifyArtifact({ ...question, artifact: 'd'.repeat(64) }).ok).toBe(false);
    const { statement } = verifyArtifact(question);
    expect(statement?.predicate.buildDefinition.externalParameters).toMatchObject({
      marketplace: mara.marketplaceId,
      plugin: 'orchard.hello',
      version: '1.2.0',
      surfaces: [{ hostKey: 'crm', version: '1.0.0' }],
    });
  });

  it('names the packages that were built in, and what the build left behind', async () => {
    const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
    const digest = 'c'.repeat(64);
    const build = aBuild({
      packages: [{ name: '@acme/text', version: '2.0.1', integrity }],
      byproducts: [{ name: 'ui.js.meta.json', sha256: digest, bytes: 2 }],
    });
    const other = await aForge(fakeInspector({ build: () => Promise.resolve(build) }));
    await aPublisherAndItsPlugin(other);
    await release(other, 1);
    const [row] = await other.rows<{ sbom: object; provenance: { payload: string } }>(
      'SELECT * FROM attestation',
    );
    expect(JSON.stringify(row?.sbom)).toContain('"purl":"pkg:npm/%40acme/text@2.0.1"');
    const statement = Buffer.from(row?.provenance.payload ?? '', 'base64').toString();
    expect(statement).toContain(
      `{"digest":{"sha512":"${'07'.repeat(64)}"},"uri":"pkg:npm/%40acme/text@2.0.1"}`,
    );
    expect(statement).toContain(`{"digest":{"sha256":"${digest}"},"name":"ui.js.meta.json"}`);
    await other.close();
  });

  it('is shown to those who may see the version', async () => {
    expect(await attestationOf('ver_1')).toMatchObject({ logIndex: 0 });
    expect(await attestationOf('ver_1', stranger)).toBeNull();
    expect(await attestationOf('ver_1', { ...mara, marketplaceId: 'mkt_other' })).toBeNull();
    expect(await attestationOf('ver_none')).toBeNull();
    await forge.hear(
      versionChanged,
      aVersion({ id: 'ver_1', versionString: '1.1.0', state: 'PUBLISHED', rev: 9 }),
    );
    expect(await attestationOf('ver_1', hostAdmin)).toMatchObject({ logIndex: 0 });
  });

  it('is of the release that was sealed, whatever a later run released', async () => {
    await forge.hear(
      versionChanged,
      aVersion({ id: 'ver_3', versionString: '1.3.0', rev: 9, release: aRelease }),
    );
    expect(await attestationOf('ver_3')).toBeNull();
    await forge.hear(versionChanged, aVersion({ id: 'ver_3', versionString: '1.3.0', rev: 10 }));
    expect(await attestationOf('ver_3')).toMatchObject({ logIndex: 2 });
  });

  it('is made once, however often the last task comes', async () => {
    const runs = await forge.rows<{ id: string }>('SELECT id FROM run');
    for (const { id } of runs) await forge.work('analysis', { runId: id });
    expect(await forge.rows('SELECT run_id FROM attestation')).toHaveLength(3);
    expect(await readLog()).toMatchObject({ size: 3 });
  });

  it('is not made for a run that releases nothing', async () => {
    const build = aBuild({
      verdicts: { manifest: { state: 'PASSED', message: null }, build: failed('No.') },
      bundles: [],
    });
    const other = await aForge(fakeInspector({ build: () => Promise.resolve({ ...build, contents: [] }) }));
    await aPublisherAndItsPlugin(other);
    await release(other, 1);
    expect(await other.rows('SELECT * FROM transparency_log')).toEqual([]);
    expect(
      await other.ask(hostAdmin, '{ transparencyLog { size } consistencyProof(from: 0, to: 0) { from } }'),
    ).toEqual({
      transparencyLog: null,
      consistencyProof: null,
    });
    await other.close();
  });
});

describe('the log of a marketplace', () => {
  it('holds every release in its order, page by page', async () => {
    const log = await readLog();
    expect(log).toMatchObject({ origin: `guildhall/log/${mara.marketplaceId}`, size: 3 });
    expect(log.entries.nodes.map(({ index }) => index)).toEqual([0, 1]);
    const after = log.entries.pageInfo.endCursor;
    expect(
      await forge.ask(hostAdmin, `{ transparencyLog { entries(after: "${after}") { nodes { index } } } }`),
    ).toEqual({ transparencyLog: { entries: { nodes: [{ index: 2 }] } } });
    const cursor = Buffer.from('nowhere').toString('base64url');
    await expect(
      forge.ask(hostAdmin, `{ transparencyLog { entries(after: "${cursor}") { nodes { index } } } }`),
    ).rejects.toThrow('after is no cursor of this list');
  });

  it('proves that it only grew', async () => {
    const before = await readLog();
    await release(forge, 4);
    const after = await readLog();
    const answer = await forge.ask(hostAdmin, `{ consistencyProof(from: 3, to: 4) { hashes } }`);
    const { hashes } = z
      .object({ consistencyProof: z.object({ hashes: z.array(z.string()) }) })
      .parse(answer).consistencyProof;
    const claim = {
      from: { size: 3, root: base64(before.rootHash) },
      to: { size: 4, root: base64(after.rootHash) },
      proof: hashes.map(base64),
    };
    expect(isConsistent(claim)).toBe(true);
    expect(isConsistent({ ...claim, from: { ...claim.from, root: claim.to.root } })).toBe(false);
  });

  it.each([
    [-1, 2],
    [2, 1],
    [0, 99],
  ])('proves nothing from %d to %d', async (from, to) => {
    expect(await forge.ask(hostAdmin, `{ consistencyProof(from: ${from}, to: ${to}) { from } }`)).toEqual({
      consistencyProof: null,
    });
  });

  it('is another in every marketplace', async () => {
    const elsewhere = { ...hostAdmin, marketplaceId: 'mkt_other' };
    expect(await forge.ask(elsewhere, `{ ${LOG} consistencyProof(from: 0, to: 1) { from } }`)).toEqual({
      transparencyLog: null,
      consistencyProof: null,
    });
  });

  it('cannot be rewritten by the application', async () => {
    for (const table of ['log_entry', 'log_node', 'attestation'])
      expect(
        await forge.rows(
          `SELECT privilege_type FROM information_schema.role_table_grants
           WHERE grantee = 'forge_app' AND table_name = $1 AND privilege_type IN ('UPDATE', 'DELETE')`,
          [table],
        ),
      ).toEqual([]);
  });

  it('gives releases that conclude at once different places, without a gap', async () => {
    const archives = [5, 6, 7, 8, 9];
    const runs = await Promise.all(
      archives.map((n) =>
        submit(forge, new TextEncoder().encode(`tarball ${n}`), {
          id: `ver_${n}`,
          versionString: `1.${n}.0`,
        }),
      ),
    );
    await Promise.all(runs.map((runId) => forge.work('build', { runId })));
    await Promise.all(runs.map((runId) => forge.work('analysis', { runId })));
    const places = await forge.rows<{ log_index: number }>(
      'SELECT log_index FROM attestation ORDER BY log_index',
    );
    expect(places.map(({ log_index }) => log_index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    for (const n of archives) {
      const question = {
        artifact: BUNDLE_SHA256,
        bundle: await bundleOf(`ver_${n}`),
        keysets: [await aKeyset()],
        now: new Date(),
      };
      expect(verifyArtifact(question).ok).toBe(true);
    }
  });

  it('proves a list in as many statements as one', async () => {
    const statements = async (count: number) => {
      const of = Array.from({ length: count }, (_, n) => ({ __typename: 'Version', id: `ver_${n + 1}` }));
      const before = forge.statements.length;
      await forge.ask(
        mara,
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { attestation { ${FIELDS} } } } }`,
        { of },
      );
      return forge.statements.length - before;
    };
    const one = await statements(1);
    expect(one).toBeGreaterThan(2);
    expect(await statements(8)).toBe(one);
  });
});

const aRelease = {
  releaseDigest: 'f'.repeat(64),
  manifestDigest: 'e'.repeat(64),
  manifest: {},
  bundles: [],
  surfaces: [],
};

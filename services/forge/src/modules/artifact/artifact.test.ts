import { createHash } from 'node:crypto';
import type { Session } from '@guildhall/authz';
import {
  restrictionChanged,
  versionChanged,
  type ReleaseState,
  type RestrictionState,
} from '@guildhall/schema';
import { aBuild, BUNDLE_SHA256, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { serve, type TestServer } from '../../testing/serve.ts';
import { hostAdmin, mara, reviewer, stranger } from '../../testing/sessions.ts';
import { aRestriction, aVersion, PLUGIN, PUBLISHER, VERSION } from '../../testing/states.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';

const SOURCE = new TextEncoder().encode('a tarball');
const SOURCE_SHA256 = createHash('sha256').update(SOURCE).digest('hex');

const MAP = new TextEncoder().encode('{"version":3}');
const MAP_SHA256 = createHash('sha256').update(MAP).digest('hex');

function withMap() {
  const built = aBuild({ byproducts: [{ name: 'ui.js.map', sha256: MAP_SHA256, bytes: MAP.length }] });
  return { ...built, contents: [...built.contents, { sha256: MAP_SHA256, content: MAP }] };
}

let forge: TestForge;
let server: TestServer;
let release: ReleaseState;
beforeEach(async () => {
  forge = await aForge(fakeInspector({ build: async () => withMap() }));
  server = await serve(forge);
  await aPublisherAndItsPlugin(forge);
  const runId = await submit(forge, SOURCE);
  await forge.work('build', { runId });
  await forge.work('analysis', { runId });
  const [told] = await forge.rows<{ release: ReleaseState }>(
    `SELECT conclusion->'release' AS release FROM run`,
  );
  if (!told) throw new Error('nothing was concluded');
  release = told.release;
});
afterEach(async () => {
  await server.close();
  await forge.close();
});

const get = (sha256: string, session: Session | null) => server.ask('GET', `/artifacts/${sha256}`, session);
const publish = (over: object = {}) =>
  forge.hear(
    versionChanged,
    aVersion({ state: 'PUBLISHED', rev: 9, release, sourceDigest: SOURCE_SHA256, ...over }),
  );

describe('GET /artifacts/:sha256', () => {
  it('gives the bytes of a bundle, to be kept for ever', async () => {
    const answer = await get(BUNDLE_SHA256, hostAdmin);
    expect(answer.status).toBe(200);
    expect(createHash('sha256').update(answer.body).digest('hex')).toBe(BUNDLE_SHA256);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${BUNDLE_SHA256}"`,
    });
  });

  it.each([
    ['its publisher', mara, 200],
    ['a reviewer', reviewer, 200],
    ['another publisher', stranger, 404],
    ['a host’s people', hostAdmin, 404],
    ['nobody', null, 401],
  ])('answers %s who asks for source', async (_name, session, status) => {
    expect((await get(SOURCE_SHA256, session)).status).toBe(status);
  });

  it.each([
    ['its publisher', mara, 200],
    ['a reviewer', reviewer, 200],
    ['another publisher', stranger, 404],
    ['a host’s people', hostAdmin, 404],
  ])('answers %s who asks for a source map, published or not', async (_name, session, status) => {
    expect((await get(MAP_SHA256, session)).status).toBe(status);
    await publish();
    expect((await get(MAP_SHA256, session)).status).toBe(status);
  });

  it('gives a source map as it is', async () => {
    const { body, headers } = await get(MAP_SHA256, mara);
    expect([body, headers['content-type']]).toEqual(['{"version":3}', 'application/json']);
  });

  it('knows nothing of another marketplace', async () => {
    expect((await get(BUNDLE_SHA256, { ...hostAdmin, marketplaceId: 'mkt_other' })).status).toBe(404);
    expect((await get('0'.repeat(64), hostAdmin)).status).toBe(404);
  });

  const stops: [string, () => Partial<RestrictionState>][] = [
    ['its version is blocked', () => ({ kind: 'HARD_BLOCK', target: { type: 'VERSION', id: VERSION } })],
    [
      'its digest is denied',
      () => ({ kind: 'DIGEST_DENY', target: { type: 'DIGEST', id: release.releaseDigest } }),
    ],
    ['its plugin is suspended', () => ({ kind: 'PLUGIN_SUSPEND', target: { type: 'PLUGIN', id: PLUGIN } })],
    [
      'its publisher is banned and stopped',
      () => ({ kind: 'PUBLISHER_BAN', stop: true, target: { type: 'PUBLISHER', id: PUBLISHER } }),
    ],
  ];
  it.each(stops)('is gone once %s, and back when that is lifted', async (_name, over) => {
    await publish();
    await forge.hear(restrictionChanged, aRestriction(over()));
    const gone = await get(BUNDLE_SHA256, hostAdmin);
    expect(gone.status).toBe(410);
    expect(JSON.parse(gone.body)).toMatchObject({ errors: [{ extensions: { code: 'GONE' } }] });

    await forge.hear(restrictionChanged, aRestriction({ ...over(), state: 'LIFTED', rev: 2 }));
    await forge.hear(restrictionChanged, aRestriction(over()));
    expect((await get(BUNDLE_SHA256, hostAdmin)).status).toBe(200);
  });

  it.each([
    ['a warning', { kind: 'WARN' as const }],
    [
      'a ban that does not stop',
      { kind: 'PUBLISHER_BAN' as const, target: { type: 'PUBLISHER' as const, id: PUBLISHER } },
    ],
    ['a proposal', { state: 'PROPOSED' as const }],
    ['one that has expired', { expiresAt: '2026-01-02T00:00:00.000Z' }],
    ['one about another version', { target: { type: 'VERSION' as const, id: 'ver_other' } }],
  ])('is not stopped by %s', async (_name, over) => {
    await publish();
    await forge.hear(restrictionChanged, aRestriction(over));
    expect((await get(BUNDLE_SHA256, hostAdmin)).status).toBe(200);
  });

  it('is not brought back by handing in the same bytes as a new version', async () => {
    await publish();
    await forge.hear(restrictionChanged, aRestriction());
    const runId = await submit(forge, SOURCE, { id: 'ver_hello_2', versionString: '2.0.0' });
    await forge.work('build', { runId });
    await forge.work('analysis', { runId });

    expect(await forge.rows('SELECT DISTINCT version_id FROM release_bundle')).toHaveLength(2);
    expect((await get(BUNDLE_SHA256, hostAdmin)).status).toBe(410);
  });
});

describe('Query.artifact', () => {
  it('says what kind it is, to those who may have it', async () => {
    const ask = (session: Session, sha256: string) =>
      forge.ask(session, `{ artifact(sha256: "${sha256}") { kind bytes } }`);
    expect(await ask(hostAdmin, BUNDLE_SHA256)).toEqual({ artifact: { kind: 'BUNDLE', bytes: 20 } });
    expect(await ask(mara, SOURCE_SHA256)).toEqual({ artifact: { kind: 'SOURCE', bytes: SOURCE.length } });
    expect(await ask(mara, MAP_SHA256)).toEqual({ artifact: { kind: 'SOURCE_MAP', bytes: 13 } });
    expect(await ask(stranger, SOURCE_SHA256)).toEqual({ artifact: null });
  });
});

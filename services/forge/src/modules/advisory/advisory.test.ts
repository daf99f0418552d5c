import { createHash } from 'node:crypto';
import { versionChanged } from '@guildhall/schema';
import { z } from 'zod';
import { anEntry } from '../../testing/advisories.ts';
import { aBuild, anAnalysis, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { mara, MARKETPLACE, reviewer, someone, stranger } from '../../testing/sessions.ts';
import { aVersion } from '../../testing/states.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';

const owner = someone('act_owner', ['owner']);
const neighbour = someone('act_other', ['owner'], { marketplaceId: `${MARKETPLACE}_other` });
const pinned = [{ name: 'words', version: '1.2.0', file: 'package-lock.json', line: 12 }];
let forge: TestForge;
beforeAll(async () => {
  forge = await aForge(
    fakeInspector({
      build: () => Promise.resolve({ ...aBuild(), pinned }),
      analyze: () => Promise.resolve(anAnalysis()),
    }),
  );
  await aPublisherAndItsPlugin(forge);
  await release('ver_out', 'PUBLISHED');
});
afterAll(() => forge.close());

/** Lets a version pass, and catalog publish it. */
async function release(id: string, state?: 'PUBLISHED'): Promise<string> {
  const runId = await submit(forge, new TextEncoder().encode(id), { id, versionString: '1.0.0' });
  await Promise.all([forge.work('build', { runId }), forge.work('analysis', { runId })]);
  if (state) await forge.hear(versionChanged, aVersion({ id, state, rev: 9 }));
  return runId;
}

const IMPORT = `mutation ($input: ImportAdvisoriesInput!) { importAdvisories(input: $input) {
  import { number added replaced withdrawn skipped actorId } skipped { source reason } affectedVersions
  userErrors { code field message } } }`;
const imports = (input: object, session = owner) => forge.ask(session, IMPORT, { input });
const imported = async (...entries: unknown[]) =>
  z.object({ importAdvisories: z.looseObject({}) }).parse(await imports({ entries })).importAdvisories;
const affected = async (session = reviewer) =>
  forge.ask(
    session,
    '{ affectedVersions { nodes { version { id } advisoryId package packageVersion severity fixedIn bundled } } }',
  );
const toldGovernance = async () =>
  (
    await forge.rows<{ payload: unknown }>(
      `SELECT body->'payload' AS payload FROM outbox WHERE name = 'forge.version.affected' ORDER BY id`,
    )
  ).map(({ payload }) => payload);
const ofVersion = (id: string, session = mara) =>
  forge.ask(
    session,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { advisories { advisoryId since } } } }`,
    { of: [{ __typename: 'Version', id }] },
  );

describe('imported advisories', () => {
  it('find what is published already, once, and say so in the audit', async () => {
    expect(await imported(anEntry('words'), anEntry('quiet', { id: 'GHSA-quiet' }))).toMatchObject({
      import: { number: 1, added: 2, replaced: 0, skipped: 0, actorId: 'act_owner' },
      affectedVersions: 1,
      userErrors: [],
    });
    expect(await affected()).toEqual({
      affectedVersions: {
        nodes: [
          {
            ...{ version: { id: 'ver_out' }, advisoryId: 'GHSA-aaaa-bbbb-cccc', package: 'words' },
            ...{ packageVersion: '1.2.0', severity: 'HIGH', fixedIn: '2.0.0', bundled: false },
          },
        ],
      },
    });
    const summary = anEntry('words').summary;
    const advisory = {
      id: 'GHSA-aaaa-bbbb-cccc',
      package: 'words@1.2.0',
      severity: 'HIGH',
      malicious: false,
    };
    const affectedOnce = [
      { versionId: 'ver_out', advisories: [{ ...advisory, summary, fixedIn: '2.0.0' }], more: 0, rev: 1 },
    ];
    expect(await toldGovernance()).toEqual(affectedOnce);
    const before = await ofVersion('ver_out');
    expect(await imported(anEntry('words', { severity: 'LOW' }))).toMatchObject({
      import: { number: 2, added: 0, replaced: 1 },
      affectedVersions: 0,
    });
    expect(await ofVersion('ver_out')).toEqual(before);
    expect(await toldGovernance()).toEqual(affectedOnce);
    const audit = `SELECT subject_id, body->'advisories'->0->>'name' AS name FROM audit_entry WHERE action = 'version.affected'`;
    expect(await forge.rows(audit)).toEqual([{ subject_id: 'ver_out', name: 'words' }]);
  });

  it('are consulted by the next run, at the line that pins the package', async () => {
    await imported(anEntry('words'));
    const runId = await release('ver_next');
    expect(
      await forge.rows('SELECT rule_id, package, line, severity FROM finding WHERE run_id = $1', [runId]),
    ).toEqual([{ rule_id: 'vulnerable-dependency', package: 'words@1.2.0', line: 12, severity: 'HIGH' }]);
    const [told] = (await forge.told('forge.run.concluded')).slice(-1);
    expect(told).toMatchObject({ facts: { packages: { advisories: { high: 1 } }, findings: { high: 1 } } });
  });

  it('are taken back by an entry that says so, and by one that covers other versions', async () => {
    expect(await imported(anEntry('words', { fixed: '1.0.0' }))).toMatchObject({ affectedVersions: 0 });
    expect(await affected()).toEqual({ affectedVersions: { nodes: [] } });
    expect(await imported(anEntry('words'))).toMatchObject({ affectedVersions: 1 });
    const gone = anEntry('words', { withdrawn: '2026-01-01T00:00:00Z' });
    expect(await imported(gone)).toMatchObject({ import: { withdrawn: 1 } });
    expect(await affected()).toEqual({ affectedVersions: { nodes: [] } });
    expect(await forge.ask(owner, '{ advisory(id: "GHSA-aaaa-bbbb-cccc") { withdrawn packages } }')).toEqual({
      advisory: { withdrawn: true, packages: ['words'] },
    });
  });

  it('are left aside one by one when they cannot be read, each by its place', async () => {
    const told = await imported(
      anEntry('fine', { id: 'GHSA-fine' }),
      { id: 'GHSA-half' },
      anEntry('fine', { id: 'no id at all' }),
      anEntry('../../etc', { id: 'GHSA-path' }),
      { ...anEntry('x', { id: 'GHSA-py' }), affected: [{ package: { ecosystem: 'PyPI', name: 'x' } }] },
      {
        ...anEntry('nul', { id: 'GHSA-nul' }),
        affected: [{ package: { ecosystem: 'npm', name: 'nul' }, versions: ['1\u0000'] }],
      },
      7,
    );
    expect(told).toMatchObject({ import: { added: 1, skipped: 6 } });
    const said = JSON.stringify(told['skipped']);
    for (const place of [1, 2, 3, 4, 5, 6]) expect(said).toContain(`"entries.${place}"`);
    expect(said).toContain('about no npm package');
  });

  it.each([
    ['neither a file nor entries', {}, ['uploadId'], /either/],
    ['both', { entries: [], uploadId: 'upl_1' }, ['entries'], /either/],
    ['no entry', { entries: [] }, ['entries'], /no OSV entry/],
    ['nothing that can be used', { entries: [{}] }, ['entries'], /entries\.0/],
    ['an upload that is not there', { uploadId: 'upl_none' }, ['uploadId'], /no such upload/],
  ])('are refused with %s', async (_what, input, field, says) => {
    expect(await imports(input)).toMatchObject({
      importAdvisories: {
        import: null,
        userErrors: [{ field, message: expect.stringMatching(says) as unknown }],
      },
    });
  });

  it('come as an uploaded file, and only as the caller’s own', async () => {
    const file = new TextEncoder().encode(JSON.stringify([anEntry('filed', { id: 'GHSA-filed' })]));
    const sha256 = createHash('sha256').update(file).digest('hex');
    const uploadId = await forge.run(owner, async (ctx) => {
      const expiresAt = new Date(ctx.now.getTime() + 1_000);
      const row = { id: 'upl_file', actorId: 'act_owner', bytes: file.length, sha256, expiresAt };
      return (await ctx.uploads.add(row, ctx.now)).id;
    });
    expect(await imports({ uploadId })).toMatchObject({
      importAdvisories: {
        userErrors: [{ message: expect.stringContaining('Nothing has arrived') as unknown }],
      },
    });
    await forge.run(owner, async (ctx) => {
      await ctx.uploads.receive(uploadId, ctx.now);
      await ctx.artifacts.put(sha256, file, ctx.now);
    });
    const other = someone('act_owner_2', ['owner']);
    expect(await imports({ uploadId }, other)).toMatchObject({
      importAdvisories: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
    expect(await imports({ uploadId })).toMatchObject({ importAdvisories: { import: { added: 1 } } });
  });

  it('are imported once per key, and not over an import nobody has read', async () => {
    const input = { entries: [anEntry('keyed', { id: 'GHSA-keyed' })], idempotencyKey: 'k' };
    expect(await imports(input)).toEqual(await imports(input));
    expect(await imports({ entries: [anEntry('late', { id: 'GHSA-late' })], expectedRev: 1 })).toMatchObject({
      importAdvisories: { userErrors: [{ code: 'CONFLICT' }] },
    });
  });

  it('are listed by id and by package, page by page', async () => {
    const list =
      'query ($after: String) { advisories(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }';
    const shape = z.object({
      advisories: z.object({
        nodes: z.array(z.object({ id: z.string() })),
        pageInfo: z.object({ endCursor: z.string().nullable() }),
      }),
    });
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const { advisories } = shape.parse(await forge.ask(reviewer, list, { after }));
      if (advisories.nodes.length === 0) break;
      ids.push(...advisories.nodes.map(({ id }) => id));
      after = advisories.pageInfo.endCursor;
    }
    expect(ids).toEqual(['GHSA-aaaa-bbbb-cccc', 'GHSA-filed', 'GHSA-fine', 'GHSA-keyed', 'GHSA-quiet']);
    expect(await forge.ask(reviewer, '{ advisories(package: "quiet") { nodes { id severity } } }')).toEqual({
      advisories: { nodes: [{ id: 'GHSA-quiet', severity: 'HIGH' }] },
    });
    expect(
      await forge.ask(
        reviewer,
        '{ advisoryImports(first: 1) { nodes { number } pageInfo { hasNextPage } } }',
      ),
    ).toMatchObject({ advisoryImports: { pageInfo: { hasNextPage: true } } });
  });

  it('are the owner’s to import, the staff’s to read, and nobody’s next door', async () => {
    await imported(anEntry('words'));
    await expect(imports({ entries: [anEntry('a')] }, reviewer)).rejects.toThrow('policy:write');
    await expect(forge.ask(mara, '{ advisories { nodes { id } } }')).rejects.toThrow('policy:read');
    await expect(affected(mara)).rejects.toThrow('version:readAny');
    expect(await affected(neighbour)).toEqual({ affectedVersions: { nodes: [] } });
    expect(await forge.ask(neighbour, '{ advisory(id: "GHSA-aaaa-bbbb-cccc") { id } }')).toEqual({
      advisory: null,
    });
    expect(JSON.stringify(await ofVersion('ver_out'))).toContain('GHSA-aaaa');
    expect(await ofVersion('ver_out', stranger)).toEqual({ _entities: [{ advisories: null }] });
  });

  it('of many versions cost one statement', async () => {
    const count = async (ids: readonly string[]) => {
      const from = forge.statements.length;
      await forge.ask(
        reviewer,
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { advisories { advisoryId } } } }',
        { of: ids.map((id) => ({ __typename: 'Version', id })) },
      );
      return forge.statements.length - from;
    };
    expect(await count(['ver_out', 'ver_next', 'ver_none'])).toBe(await count(['ver_out']));
  });
});

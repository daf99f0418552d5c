import type { Session } from '@guildhall/authz';
import { pluginChanged, versionChanged } from '@guildhall/schema';
import { aBuild, anAnalysis, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { hostAdmin, mara, reviewer, someone, stranger } from '../../testing/sessions.ts';
import { aFinding, aVersion, PLUGIN, VERSION } from '../../testing/states.ts';
import { aPublisherAndItsPlugin, submit } from '../../testing/submit.ts';
import { anything, matching } from '../../testing/match.ts';

const FINDINGS = [
  aFinding({ id: 'low', severity: 'LOW', file: 'a.ts', line: 1 }),
  aFinding({ id: 'high-b', severity: 'HIGH', file: 'b.ts', line: 10 }),
  aFinding({ id: 'high-a-10', severity: 'HIGH', file: 'a.ts', line: 10 }),
  aFinding({
    ...{ id: 'high-a-9', severity: 'HIGH', file: 'a.ts', line: 9, endLine: 9, endColumn: 8, cwe: 200 },
    flow: [
      { file: 'a.ts', line: 3, column: 1, label: 'source: a cookie' },
      { file: 'a.ts', line: 9, column: 2, label: 'sink: fetch' },
    ],
  }),
];
const analysis = {
  ...anAnalysis({
    permissions: [{ name: 'contacts:read', declared: true, observed: true, file: 'a.ts', line: 3 }],
    capabilities: ['network'],
    complexity: { total: 7, files: [{ file: 'a.ts', value: 7 }] },
  }),
  findings: FINDINGS,
};
const inspector = fakeInspector({
  analyze: async () => analysis,
  build: async () => aBuild({ log: ['one', 'two'] }),
});

let forge: TestForge;
beforeAll(async () => {
  forge = await aForge(inspector);
  await aPublisherAndItsPlugin(forge);
});
afterAll(() => forge.close());

const see = (session: Session, fields: string, id = VERSION) =>
  forge.ask(
    session,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { ${fields} } } }`,
    {
      of: [{ __typename: 'Version', id }],
    },
  );
const entity = (fields: unknown) => ({ _entities: [fields] });

describe('a version, while its run waits', () => {
  it('says how many checks of all marketplaces wait before it, and only that', async () => {
    await forge.rows(`INSERT INTO "check" (marketplace_id, run_id, name, position, state, required, enforced, queued_at)
      SELECT 'mkt_other', 'run_other', 'check-' || n, n, 'QUEUED', true, true, now() - interval '1 minute'
      FROM generate_series(1, 7) AS n`);
    await submit(forge);
    expect(
      await see(mara, 'run { state attempt checks { name state queuedAhead required enforced } }'),
    ).toMatchObject(
      entity({
        run: {
          state: 'QUEUED',
          attempt: 1,
          checks: ['manifest', 'build', 'analysis', 'declarations', 'dependencies'].map((name) => ({
            name,
            state: 'QUEUED',
            queuedAhead: 7,
          })),
        },
      }),
    );
    const visible = await forge.run(mara, (ctx) => ctx.checks.of(['run_other']));
    expect(visible).toEqual([]);
  });
});

describe('a version, once its run has ended', () => {
  beforeAll(async () => {
    const [run] = await forge.rows<{ id: string }>('SELECT id FROM run');
    await forge.work('build', { runId: run?.id });
    await forge.work('analysis', { runId: run?.id });
  });

  it('shows its publisher what was done', async () => {
    const fields = 'run { state error startedAt finishedAt build { log reproducible sizes { name bytes } } }';
    expect(await see(mara, fields)).toMatchObject(
      entity({
        run: {
          state: 'CONCLUDED',
          error: null,
          startedAt: matching(/Z$/),
          build: { log: 'one\ntwo', reproducible: true, sizes: [{ name: 'ui.js', bytes: 20 }] },
        },
      }),
    );
  });

  const ALL = 'run { state } findings { nodes { id } } factSheet { digest }';
  const everything = { run: anything, findings: anything, factSheet: anything };
  const nothing = { run: null, findings: null, factSheet: null };
  const key = someone('act_key', ['publisherKey'], { actorKind: 'KEY', publisherId: 'pub_orchard' });
  it.each<[string, Session, object]>([
    ['its publisher', mara, everything],
    ['its publisher’s key', key, everything],
    ['a reviewer', reviewer, everything],
    ['another publisher', stranger, nothing],
    ['another publisher’s key', { ...key, publisherId: 'pub_other' }, nothing],
    ['a host’s administrator', hostAdmin, nothing],
    ['somebody without finding:read', someone('act_mara', []), nothing],
    ['the same person elsewhere', { ...mara, marketplaceId: 'mkt_other' }, nothing],
  ])('lets %s see what is theirs to see', async (_name, session, expected) => {
    expect(await see(session, ALL)).toEqual(entity(expected));
  });

  it('lists findings worst first, then by place, page by page', async () => {
    const page = 'nodes { id } pageInfo { hasNextPage endCursor }';
    const first = await see(mara, `findings(first: 2) { ${page} }`);
    expect(first).toMatchObject(
      entity({
        findings: { nodes: [{ id: 'high-a-9' }, { id: 'high-a-10' }], pageInfo: { hasNextPage: true } },
      }),
    );
    const cursor = JSON.stringify(first).match(/"endCursor":"([^"]+)"/)?.[1] ?? '';
    expect(await see(mara, `findings(first: 2, after: "${cursor}") { ${page} }`)).toMatchObject(
      entity({ findings: { nodes: [{ id: 'high-b' }, { id: 'low' }], pageInfo: { hasNextPage: false } } }),
    );
    expect(await see(mara, 'findings(severity: LOW) { nodes { id } }')).toEqual(
      entity({ findings: { nodes: [{ id: 'low' }] } }),
    );
  });

  it('shows a finding with its weakness, its span and the way its data goes', async () => {
    const fields = 'cwe line column endLine endColumn flow { file line column label }';
    expect(await see(mara, `findings(first: 2) { nodes { ${fields} } }`)).toEqual(
      entity({
        findings: {
          nodes: [
            {
              ...{ cwe: 200, line: 9, column: 1, endLine: 9, endColumn: 8 },
              flow: [
                { file: 'a.ts', line: 3, column: 1, label: 'source: a cookie' },
                { file: 'a.ts', line: 9, column: 2, label: 'sink: fetch' },
              ],
            },
            { cwe: null, line: 10, column: 1, endLine: null, endColumn: null, flow: [] },
          ],
        },
      }),
    );
  });

  it.each(['first: 0', 'first: 101', 'after: "%%"', 'after: ""'])('refuses findings(%s)', async (args) => {
    await expect(see(mara, `findings(${args}) { nodes { id } }`)).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('shows the fact sheet to everyone once it is published', async () => {
    await forge.hear(versionChanged, aVersion({ state: 'PUBLISHED', rev: 9 }));
    expect(
      await see(hostAdmin, 'run { state } factSheet { digest capabilities permissions { name observed } }'),
    ).toEqual(
      entity({
        run: null,
        factSheet: {
          digest: matching(/^[0-9a-f]{64}$/),
          capabilities: ['network'],
          permissions: [{ name: 'contacts:read', observed: true }],
        },
      }),
    );
  });

  it('says in it how much there is to review, who signed it, and where its build is attested', async () => {
    const fields =
      'factSheet { complexity { total files { file value } } signer build { releaseDigest reproducible statementDigest logIndex } }';
    const sheet = (signer: string) =>
      entity({
        factSheet: {
          complexity: { total: 7, files: [{ file: 'a.ts', value: 7 }] },
          signer,
          build: {
            releaseDigest: matching(/^[0-9a-f]{64}$/),
            reproducible: true,
            statementDigest: matching(/^[0-9a-f]{64}$/),
            logIndex: 0,
          },
        },
      });
    expect(await see(mara, fields)).toEqual(sheet('act_mara'));
    expect(await see(hostAdmin, fields)).toEqual(sheet('a member of the publisher'));
  });

  it('belongs to whom its plugin belongs to now', async () => {
    const plugin = { id: PLUGIN, name: 'orchard.hello', rev: 2, publisherId: 'pub_other' };
    const listing = {
      state: 'LISTED' as const,
      visibility: 'PUBLIC' as const,
      title: 'Hello',
      summary: '',
      icon: null,
      categories: [],
    };
    await forge.hear(pluginChanged, { ...plugin, listing });
    expect(await see(mara, 'findings { nodes { id } }')).toEqual(entity({ findings: null }));
    await forge.hear(pluginChanged, { ...plugin, listing, publisherId: 'pub_orchard', rev: 1 });
    expect(await see(mara, 'findings { nodes { id } }')).toEqual(entity({ findings: null }));
  });
});

describe('a list of versions', () => {
  it('costs as many statements as one version', async () => {
    for (let n = 0; n < 8; n++)
      await submit(forge, undefined, { id: `ver_list_${n}`, versionString: `2.${n}.0` });
    const fields =
      'run { checks { name queuedAhead } build { log byproducts { name } } } findings { nodes { id acceptance { reason } } } factSheet { digest signer build { logIndex } }';
    const statements = async (count: number) => {
      const of = Array.from({ length: count }, (_, n) => ({ __typename: 'Version', id: `ver_list_${n}` }));
      const before = forge.statements.length;
      await forge.ask(
        reviewer,
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { ${fields} } } }`,
        { of },
      );
      return forge.statements.length - before;
    };
    const one = await statements(1);
    expect(one).toBeGreaterThan(3);
    expect(await statements(8)).toBe(one);
  });
});

import { tablesWithoutForcedRls } from '@guildhall/testing';
import { openMarketplaces, openPool } from '@guildhall/service-runtime';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Session } from '@guildhall/authz';
import type { Tx } from './database.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { z } from 'zod';
import { openHarness, type Harness } from './testing/harness.ts';
import { sessionOf } from './testing/sessions.ts';
import { aReviewedVersion, aWorld, type World } from './testing/world.ts';

const anInstant: unknown = expect.stringMatching(/Z$/);

let harness: Harness;
let world: World;
const statements: string[] = [];

beforeAll(async () => {
  harness = await openHarness({
    open(url) {
      const client = new PrismaClient({
        adapter: new PrismaPg(
          openPool({ connectionString: url, max: 5 }, () => undefined),
          { disposeExternalPool: true },
        ),
        log: [{ emit: 'event', level: 'query' }],
      });
      client.$on('query', ({ query }) => statements.push(query));
      return openMarketplaces<Tx>(client);
    },
  });
});
beforeEach(async () => {
  world = await aWorld(harness);
});
afterAll(() => harness.close());

const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on Version { decisions { nodes { verdict decidedBy input } } reviewCase { id reasons { code } lease { actorId } messages { nodes { actorId text } } }
                   restrictions { kind imposedBy } }
  ... on Plugin { restrictions { kind } }
  ... on Publisher { trust { tier reasons { code } } restrictions { kind } }
} }`;
const see = async (by: Session, ...of: [type: string, id: string][]) => {
  const answer = await harness.ask(by, ENTITIES, { of: of.map(([__typename, id]) => ({ __typename, id })) });
  expect(answer.errors).toBeUndefined();
  return answer.data?.['_entities'];
};
const policies = z.object({
  policies: z.array(
    z.looseObject({
      name: z.string(),
      revisions: z.object({
        nodes: z.array(z.object({ number: z.int() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      }),
    }),
  ),
});
const restrict = `mutation ($input: ImposeRestrictionInput!) {
  imposeRestriction(input: $input) { restriction { id rev } userErrors { code message field } }
}`;
const imposeWarning = (by: Session, type: string, id: string) =>
  harness.ask(by, restrict, { input: { kind: 'WARN', target: { type, id }, clause: 'c', reason: 'r' } });

describe('a version in the graph', () => {
  it('shows staff and members what was decided, and nobody else', async () => {
    const { version, caseId } = await aReviewedVersion(world);
    await imposeWarning(world.reviewer, 'VERSION', version.id);
    const lease =
      'mutation ($input: ReviewCaseActionInput!) { leaseReviewCase(input: $input) { reviewCase { id } } }';
    await harness.ask(world.reviewer, lease, { input: { caseId } });

    expect(await see(world.second, ['Version', version.id])).toMatchObject([
      {
        decisions: { nodes: [{ verdict: 'REVIEW', decidedBy: 'policy' }] },
        reviewCase: { id: caseId, reasons: [{ code: 'HIGH_FINDINGS' }], lease: { actorId: 'act_reviewer' } },
        restrictions: [{ kind: 'WARN', imposedBy: 'act_reviewer' }],
      },
    ]);
    expect(await see(world.member, ['Version', version.id])).toMatchObject([
      {
        decisions: { nodes: [{ verdict: 'REVIEW' }] },
        reviewCase: { id: caseId, lease: null },
        restrictions: [{ kind: 'WARN', imposedBy: 'staff' }],
      },
    ]);
    const nothing = [{ decisions: null, reviewCase: null, restrictions: null }];
    expect(await see(world.stranger, ['Version', version.id])).toEqual(nothing);
    expect(await see(sessionOf(world.id, 'act_user', 'endUser'), ['Version', version.id])).toEqual(nothing);
    const other = await aWorld(harness);
    expect(await see(other.owner, ['Version', version.id])).toEqual(nothing);
  });

  it('hides the names of reviewers from the publisher', async () => {
    const { version, caseId } = await aReviewedVersion(world);
    const input = { caseId };
    await harness.ask(
      world.reviewer,
      'mutation ($input: ReviewCaseActionInput!) { leaseReviewCase(input: $input) { userErrors { code } } }',
      { input },
    );
    const asked = await harness.ask(
      world.reviewer,
      'mutation ($input: ReviewMessageInput!) { askPublisher(input: $input) { reviewCase { clockStopped availableActions } userErrors { code } } }',
      { input: { caseId, text: 'Why?' } },
    );
    expect(asked.data).toEqual({
      askPublisher: { reviewCase: { clockStopped: true, availableActions: [] }, userErrors: [] },
    });
    const query =
      '{ reviewCase(id: "' + caseId + '") { availableActions messages { nodes { actorId text } } } }';
    expect((await harness.ask(world.member, query)).data).toEqual({
      reviewCase: { availableActions: ['reply'], messages: { nodes: [{ actorId: 'staff', text: 'Why?' }] } },
    });
    expect((await harness.ask(world.stranger, query)).data).toEqual({ reviewCase: null });
    expect(version.id).toMatch(/^ver_/);
  });

  it('costs the same number of statements alone and in a list', async () => {
    const cost = async (by: Session, ids: string[]) => {
      statements.length = 0;
      await see(by, ...ids.map((id): [string, string] => ['Version', id]));
      return statements.length;
    };
    const ids: string[] = [];
    for (let count = 0; count < 12; count++) ids.push((await aReviewedVersion(world)).version.id);
    for (const by of [world.reviewer, world.member]) {
      const alone = await cost(by, ids.slice(0, 1));
      expect(alone).toBeGreaterThan(3);
      expect(await cost(by, ids)).toBe(alone);
    }
  });
});

describe('a policy in the graph', () => {
  it('shows what is in force and its own revisions, for as many statements alone as among others', async () => {
    const read = async (after: string | null = null) => {
      statements.length = 0;
      const { data } = await harness.ask(
        world.owner,
        `query ($after: String) { policies { name active { number }
          revisions(first: 2, after: $after) { nodes { number } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      return { policies: policies.parse(data).policies, cost: statements.length };
    };
    const alone = await read();
    expect(alone.policies).toMatchObject([{ name: 'default', active: { number: 1 } }]);

    // Some more, of one to four revisions each.
    const further = (table: string, columns: string, number: string) =>
      harness.rows(
        `INSERT INTO ${table} (marketplace_id, ${columns}) SELECT marketplace_id, ${number} FROM ${table}
         WHERE marketplace_id = $1`,
        world.id,
      );
    await further(
      'policy',
      'id, name, mode, active_number, rev',
      `unnest(ARRAY['p1', 'p2', 'p3', 'p4']), unnest(ARRAY['p1', 'p2', 'p3', 'p4']), mode, active_number, rev`,
    );
    await further(
      'policy_revision',
      'policy_id, number, body, note, created_at, created_by',
      `'p' || unnest(ARRAY[1, 2, 2, 3, 3, 3, 4, 4, 4, 4]), unnest(ARRAY[1, 1, 2, 1, 2, 3, 1, 2, 3, 4]), body, note, created_at, created_by`,
    );
    const among = await read();
    expect(among.policies.map(({ revisions: { nodes } }) => nodes.map(({ number }) => number))).toEqual([
      ...[[1], [1], [2, 1], [3, 2], [4, 3]],
    ]);
    expect(among.cost).toBe(alone.cost);
    const [, , , third] = among.policies;
    const { hasNextPage, endCursor } = third?.revisions.pageInfo ?? {};
    expect(hasNextPage).toBe(true);
    const more = (await read(endCursor)).policies.find(({ name }) => name === 'p3');
    expect(more?.revisions).toMatchObject({ nodes: [{ number: 1 }], pageInfo: { hasNextPage: false } });
  });
});

describe('a publisher in the graph', () => {
  it('shows its tier to all and the reasons for it to its own', async () => {
    const of: [string, string] = ['Publisher', world.publisherId];
    expect(await see(world.stranger, of)).toEqual([{ trust: { tier: 0, reasons: [] }, restrictions: null }]);
    expect(await see(world.member, of)).toMatchObject([
      { trust: { reasons: [{ code: 'NEW_PUBLISHER' }] }, restrictions: [] },
    ]);
  });
});

const casePage = z.object({
  nodes: z.array(z.object({ id: z.string() })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
});

describe('lists', () => {
  it('page by cursor without gaps or repetitions', async () => {
    const made: string[] = [];
    for (let count = 0; count < 5; count++) made.unshift((await aReviewedVersion(world)).caseId);
    const query = `query ($after: String) { reviewCases(first: 2, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const seen: string[] = [];
    let after: unknown = null;
    do {
      const { data } = await harness.ask(world.reviewer, query, { after });
      const page = casePage.parse(data?.['reviewCases']);
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(made.reverse());
  });

  it.each([
    ['reviewCases(first: 0) { nodes { id } }', 'BAD_USER_INPUT'],
    ['reviewCases(first: 101) { nodes { id } }', 'BAD_USER_INPUT'],
    ['restrictions(after: "nonsense") { nodes { id } }', 'BAD_USER_INPUT'],
    ['auditEntries(after: "W10") { nodes { id } }', 'BAD_USER_INPUT'],
  ])('refuse %s', async (field, code) => {
    const { errors } = await harness.ask(world.reviewer, `{ ${field} }`);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });

  it.each([
    'reviewCases { nodes { id } }',
    'restrictions { nodes { id } }',
    'policies { id }',
    'auditEntries { nodes { id } }',
    'restrictionImpact(target: { type: PLUGIN, id: "x" }) { installations }',
  ])('are for staff: %s', async (field) => {
    const refused = await harness.ask(world.member, `{ ${field} }`);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await harness.ask(world.owner, `{ ${field} }`)).errors).toBeUndefined();
  });
});

describe('the audit', () => {
  it('has one row for each state change, newest first (I11)', async () => {
    const { caseId } = await aReviewedVersion(world);
    const query = '{ auditEntries(subjectId: "' + caseId + '") { nodes { action subjectType rev digest } } }';
    const { data } = await harness.ask(world.owner, query);
    expect(data).toMatchObject({
      auditEntries: { nodes: [{ action: 'case.open', subjectType: 'case', rev: 1 }] },
    });
    const [counts] = await harness.rows<{ transitions: string; audited: string }>(
      `SELECT (SELECT count(*) FROM case_transition WHERE marketplace_id = $1) AS transitions,
              (SELECT count(*) FROM audit_entry WHERE marketplace_id = $1 AND action LIKE 'case.%') AS audited`,
      world.id,
    );
    expect(counts?.audited).toBe(counts?.transitions);
  });
});

describe('the reach of a restriction', () => {
  it('counts installations and organizations, and says as of when', async () => {
    const version = world.version({ state: 'PUBLISHED' });
    await world.hearVersion(version);
    await world.install(version.id, 3, (index) => `org${index % 2}`);
    for (const [type, id] of [
      ['VERSION', version.id],
      ['PLUGIN', world.pluginId],
      ['PUBLISHER', world.publisherId],
    ]) {
      const query = `{ restrictionImpact(target: { type: ${type ?? ''}, id: "${id ?? ''}" }) { installations organizations asOf } }`;
      const { data } = await harness.ask(world.owner, query);
      expect(data).toEqual({
        restrictionImpact: { installations: 3, organizations: 2, asOf: anInstant },
      });
    }
  });
});

describe('the database', () => {
  it('shows no table of more than one marketplace', async () => {
    expect(await tablesWithoutForcedRls(harness.database)).toEqual([]);
  });
});

import type { Session } from '@guildhall/authz';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { aWorld, someFacts, type World } from '../../testing/world.ts';
import { simulatePolicy } from './simulate-policy.ts';

let harness: Harness;
let world: World;

beforeAll(async () => {
  harness = await openHarness();
});
beforeEach(async () => {
  world = await aWorld(harness);
});
afterAll(() => harness.close());

/** Stricter than the default pack in one thing: how many files there are. */
const noManyFiles = {
  ...{ id: 'files', title: 'Too many files', verdict: 'REJECT', reason: 'TOO_MANY_FILES' },
  when: 'facts.sizes.files > 5',
};
const draft = (...rules: object[]) => ({ rules, defaultVerdict: 'APPROVE' });

/** A version that policy has decided about; its id. */
async function decided(files: number): Promise<string> {
  const version = world.version();
  const facts = someFacts();
  await world.hearFacts(version.id, { ...facts, sizes: { gzipBytes: 1, sourceBytes: 1, files } });
  await world.hearVersion(version);
  return version.id;
}

const QUERY = `query ($draft: PolicyDraftInput!, $since: DateTime, $first: Int, $after: String) {
  simulatePolicy(draft: $draft, since: $since, first: $first, after: $after) {
    asked outcomes { was wouldBe count } nodes { versionId was wouldBe reasons { code } }
    pageInfo { hasNextPage endCursor } } }`;
const simulate = (variables: object, by: Session = world.owner) => harness.ask(by, QUERY, { ...variables });

describe('a draft of rules', () => {
  it('is asked about past decisions on what was known then, and says which would end otherwise', async () => {
    const [small, large] = [await decided(3), await decided(9)];
    await decided(4);

    const { data } = await simulate({ draft: draft(noManyFiles) });

    expect(data).toEqual({
      simulatePolicy: {
        asked: 3,
        outcomes: [
          { was: 'APPROVE', wouldBe: 'APPROVE', count: 2 },
          { was: 'APPROVE', wouldBe: 'REJECT', count: 1 },
        ],
        nodes: [
          { versionId: large, was: 'APPROVE', wouldBe: 'REJECT', reasons: [{ code: 'TOO_MANY_FILES' }] },
        ],
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) as string },
      },
    });
    expect(small).not.toBe(large);
  });

  it('loosens nothing that the platform forbids', async () => {
    const version = world.version();
    await world.hearFacts(version.id, someFacts({ findings: { critical: 1 } }));
    await world.hearVersion(version);

    expect((await simulate({ draft: draft() })).data).toMatchObject({
      simulatePolicy: { outcomes: [{ was: 'QUARANTINE', wouldBe: 'QUARANTINE', count: 1 }], nodes: [] },
    });
  });

  it('writes nothing, tells nobody and decides nothing', async () => {
    await decided(9);
    const rows = () =>
      harness.rows(
        `SELECT (SELECT count(*) FROM decision) AS decisions, (SELECT count(*) FROM audit_entry) AS audit,
                (SELECT count(*) FROM outbox) AS events, (SELECT count(*) FROM policy_revision) AS revisions`,
      );
    const before = await rows();

    await simulate({ draft: draft(noManyFiles) });

    expect(await rows()).toEqual(before);
  });

  it('goes through the past page by page, no further back than asked', async () => {
    const ids = [await decided(9), await decided(9), await decided(9)];
    await harness.rows("UPDATE decision SET at = '2026-01-01T00:00:00Z' WHERE version_id = $1", ids[0]);
    const page = (more: object) => simulate({ draft: draft(noManyFiles), first: 1, ...more });

    const first = await page({});
    expect(first.data).toMatchObject({
      simulatePolicy: { asked: 1, nodes: [{ versionId: ids[2] }], pageInfo: { hasNextPage: true } },
    });
    const since = '2026-06-01T00:00:00Z';
    const { data } = await simulate({ draft: draft(noManyFiles), since });
    expect(data).toMatchObject({ simulatePolicy: { asked: 2, pageInfo: { hasNextPage: false } } });
  });

  it('that takes its time gets a shorter page, which ends where it was stopped', async () => {
    const ids = [await decided(9), await decided(9)];
    const ask = (after: string | null) =>
      harness.units.run(world.owner, (ctx) =>
        simulatePolicy(ctx, { draft: draft(noManyFiles), since: null, after }, 0),
      );

    const first = await ask(null);
    expect(first).toMatchObject({ value: { asked: 1, nodes: [{ versionId: ids[1] }] } });
    expect(first).toMatchObject({ value: { pageInfo: { hasNextPage: true } } });
    const cursor = first.ok ? first.value.pageInfo.endCursor : null;
    expect(await ask(cursor)).toMatchObject({
      value: { asked: 1, nodes: [{ versionId: ids[0] }], pageInfo: { hasNextPage: false } },
    });
  });

  it('says REVIEW where a rule of it never ends, while decisions go on', async () => {
    await decided(9);
    // A pattern that a backtracking engine never gets out of.
    const endless = { ...noManyFiles, when: `"${'a'.repeat(40)}!".matches("(a+)+$")` };

    const [simulation, version] = await Promise.all([simulate({ draft: draft(endless) }), decided(9)]);

    expect(simulation.data).toMatchObject({
      simulatePolicy: { nodes: [{ was: 'APPROVE', wouldBe: 'REVIEW', reasons: [{ code: 'POLICY_ERROR' }] }] },
    });
    expect((await harness.told(world.id, 'governance.decision.made')).at(-1)).toMatchObject({
      ...{ versionId: version, verdict: 'APPROVE' },
    });
  });

  it.each([
    ['rules that mean nothing', { draft: draft({ ...noManyFiles, when: 'facts.sizs.files > 5' }) }, 'sizes'],
    ['no rules at all', { draft: { rules: 'none', defaultVerdict: 'APPROVE' } }, 'rules'],
    ['a day that is none', { draft: draft(), since: 'yesterday' }, 'since'],
    ['too long a page', { draft: draft(), first: 101 }, 'first'],
  ])('is refused with %s, in words that say what is wrong', async (_what, variables, word) => {
    const { errors } = await simulate(variables);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain(word);
  });

  it('is for those who may write rules, over their own marketplace', async () => {
    await decided(9);
    const stranger = await aWorld(harness);

    expect((await simulate({ draft: draft() }, world.reviewer)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await simulate({ draft: draft() }, stranger.owner)).data).toMatchObject({
      simulatePolicy: { asked: 0, outcomes: [], nodes: [] },
    });
  });
});

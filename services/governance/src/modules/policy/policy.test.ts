import { marketplaceCreated } from '@guildhall/schema';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { aWorld, someFacts, type World } from '../../testing/world.ts';
import { activatePolicyRevision } from './activate-policy-revision.ts';
import { createPolicyRevision } from './create-policy-revision.ts';
import type { PolicyMode } from './policy.ts';

const someRules: unknown = expect.any(Array);
const withinRules: unknown = expect.arrayContaining(['rules']);

let harness: Harness;
let world: World;
let policyId: string;

beforeAll(async () => {
  harness = await openHarness();
});
beforeEach(async () => {
  world = await aWorld(harness);
  const [row] = await harness.rows<{ id: string }>(
    'SELECT id FROM policy WHERE marketplace_id = $1',
    world.id,
  );
  policyId = row?.id ?? '';
});
afterAll(() => harness.close());

const rejectAll = {
  id: 'no',
  title: 'Nothing passes',
  when: 'true',
  verdict: 'REJECT',
  reason: 'CLOSED_FOR_NOW',
};
const approveAll = { id: 'yes', title: 'All passes', when: 'true', verdict: 'APPROVE', reason: 'OPEN' };
const create = (rules: unknown, by = world.owner, expectedRev?: number) =>
  harness.units.run(by, (ctx) =>
    createPolicyRevision(ctx, { policyId, rules, defaultVerdict: 'APPROVE', expectedRev }),
  );
const activate = (number: number, mode: PolicyMode, by = world.owner) =>
  harness.units.run(by, (ctx) => activatePolicyRevision(ctx, { policyId, number, mode }));

async function verdictOn(facts = someFacts()) {
  const version = world.version();
  await world.hearFacts(version.id, facts);
  await world.hearVersion(version);
  return (await harness.told(world.id, 'governance.decision.made')).at(-1)?.verdict;
}

describe('a new marketplace', () => {
  it('has the default pack in force and a feed at 0, and catalog hears of it', async () => {
    const { data } = await harness.ask(world.owner, '{ policies { name mode active { number rules } } }');
    expect(data).toMatchObject({
      policies: [{ name: 'default', mode: 'ENFORCE', active: { number: 1, rules: someRules } }],
    });
    expect(await harness.rows('SELECT seq FROM feed_head WHERE marketplace_id = $1', world.id)).toEqual([
      { seq: 0 },
    ]);
    expect(await harness.told(world.id, 'governance.marketplace.prepared')).toEqual([
      { marketplaceId: world.id, service: 'governance' },
    ]);
  });
});

describe('a marketplace from before', () => {
  it('keeps the rules it began with, whatever a new one begins with, and they go on counting all findings', async () => {
    const older = { rules: [{ ...rejectAll, when: 'facts.findings.high > 0' }], defaultVerdict: 'APPROVE' };
    await harness.rows('UPDATE policy_revision SET body = $2::jsonb WHERE policy_id = $1', policyId, older);
    await harness.hear(world.id, marketplaceCreated, {
      ...{ id: world.id, slug: 'shop', name: 'Shop', state: 'ACTIVE', ownerActorId: 'act_owner', rev: 2 },
    });
    expect(await harness.rows('SELECT body FROM policy_revision WHERE policy_id = $1', policyId)).toEqual([
      { body: older },
    ]);

    const version = world.version();
    const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0, byThreat: {} };
    await world.hearFacts(version.id, someFacts({ findings: { high: 1, new: none } }));
    await world.hearVersion(version);
    expect(await harness.told(world.id, 'governance.decision.made')).toMatchObject([{ verdict: 'REJECT' }]);
  });
});

describe('a revision', () => {
  it('decides nothing until it is activated', async () => {
    expect(await create([rejectAll])).toMatchObject({ ok: true, value: { activeNumber: 1 } });
    expect(await verdictOn()).toBe('APPROVE');
    expect(await activate(2, 'ENFORCE')).toMatchObject({ ok: true });
    expect(await verdictOn()).toBe('REJECT');
    expect(await activate(1, 'ENFORCE')).toMatchObject({ ok: true });
    expect(await verdictOn()).toBe('APPROVE');
  });

  it('tightens the platform floor and never loosens it', async () => {
    await create([approveAll]);
    await activate(2, 'ENFORCE');
    expect(await verdictOn(someFacts({ findings: { critical: 1 } }))).toBe('QUARANTINE');
  });

  it.each(['OFF', 'OBSERVE'] as const)('leaves every version to a person while %s', async (mode) => {
    await create([rejectAll]);
    await activate(2, mode);
    expect(await verdictOn()).toBe('REVIEW');
  });

  it('names each faulty rule and what it may have meant', async () => {
    const result = await create([
      { ...rejectAll, id: 'typo', when: 'facts.findngs.high > 0' },
      { ...rejectAll, id: 'number', when: '1 + 1' },
    ]);
    expect(result).toMatchObject({ error: { code: 'POLICY_INVALID', field: ['rules', '0', 'when'] } });
    const message = result.ok ? '' : result.error.message;
    expect(message).toMatch(/"typo".*Did you mean "findings"/);
    expect(message).toMatch(/"number"/);
  });

  it.each([
    ['no list', 'none'],
    ['a rule without a verdict', [{ ...rejectAll, verdict: 'MAYBE' }]],
    ['two rules of one name', [rejectAll, rejectAll]],
  ])('is refused: %s', async (_what, rules) => {
    expect(await create(rules)).toMatchObject({
      ok: false,
      error: { field: withinRules },
    });
  });

  it('is written by owners only, on the policy as they saw it', async () => {
    await expect(create([rejectAll], world.reviewer)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    await expect(activate(1, 'OFF', world.reviewer)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await create([rejectAll], world.owner, 7)).toMatchObject({ error: { code: 'CONFLICT' } });
    expect(await activate(9, 'ENFORCE')).toMatchObject({ error: { code: 'NOT_FOUND', field: ['number'] } });
  });

  it('gets a number of its own when two are written at once', async () => {
    const both = await Promise.all([create([rejectAll]), create([approveAll])]);
    expect(both.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    const rows = await harness.rows<{ number: number }>(
      'SELECT number FROM policy_revision WHERE policy_id = $1 ORDER BY number',
      policyId,
    );
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_row, index) => index + 1));
  });
});

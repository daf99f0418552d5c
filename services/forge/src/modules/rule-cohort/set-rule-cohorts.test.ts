import { trustChanged } from '@guildhall/schema';
import { countFindings } from '../finding/finding-counts.ts';
import { anAnalysis, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { matching } from '../../testing/match.ts';
import { conclusionOf, passVersion } from '../../testing/pass-version.ts';
import { mara, MARKETPLACE, reviewer, someone } from '../../testing/sessions.ts';
import { aFinding, PUBLISHER } from '../../testing/states.ts';
import { aPublisherAndItsPlugin } from '../../testing/submit.ts';
import { watched } from './watched.ts';

const owner = someone('act_owner', ['owner']);
const medium = aFinding({ ruleId: 'file-access', severity: 'MEDIUM', threat: 'environment-access' });
const undeclared = aFinding({ ruleId: 'undeclared-origin', check: 'declarations', severity: 'HIGH' });
let asked: { rules: unknown; watching: unknown };
const inspector = fakeInspector({
  async analyze({ rules, watching = [] }) {
    asked = { rules, watching };
    const findings = watched([medium, undeclared], watching);
    const of = (check: string) => countFindings(findings.filter((one) => one.check === check));
    const counts = { analysis: of('analysis'), declarations: of('declarations') };
    return { ...anAnalysis({ counts }), findings };
  },
});

let forge: TestForge;
beforeEach(async () => {
  forge = await aForge(inspector);
  await aPublisherAndItsPlugin(forge);
});
afterEach(() => forge.close());

const SET = `mutation ($input: SetRuleCohortsInput!) { setRuleCohorts(input: $input) {
  ruleCohorts { cohorts { kind name tiers publisherIds namespaces perMille } since rev }
  userErrors { code field message } } }`;
const READ = '{ ruleCohorts { cohorts { name perMille } since rev } }';
const set = (cohorts: object[], over: object = {}, session = owner) =>
  forge.ask(session, SET, { input: { cohorts, ...over } });
const rule = (over: object = {}) => ({ kind: 'RULE', name: 'file-access', ...over });

describe('cohorts of rules', () => {
  it('are none until somebody says so; each word has an end and an entry', async () => {
    expect(await forge.ask(owner, READ)).toEqual({ ruleCohorts: { cohorts: [], since: null, rev: 0 } });
    expect(await set([rule({ tiers: [1, 0, 1] })], { expectedRev: 0 })).toMatchObject({
      setRuleCohorts: {
        ruleCohorts: {
          cohorts: [rule({ tiers: [0, 1], publisherIds: [], namespaces: [], perMille: 0 })],
          ...{ since: matching(/Z$/), rev: 1 },
        },
        userErrors: [],
      },
    });
    await set([], { expectedRev: 1 });
    expect(await forge.ask(owner, READ)).toMatchObject({ ruleCohorts: { cohorts: [], rev: 2 } });
    const rows = 'SELECT number, valid_to IS NULL AS open FROM rule_cohort_revision ORDER BY number';
    expect(await forge.rows(rows)).toEqual([
      { number: 1, open: false },
      { number: 2, open: true },
    ]);
    const audit = `SELECT actor_id, rev FROM audit_entry WHERE action = 'ruleCohorts.set' ORDER BY rev`;
    expect(await forge.rows(audit)).toEqual([1, 2].map((rev) => ({ actor_id: 'act_owner', rev })));
  });

  it.each<[string, object, string, RegExp]>([
    ['a rule that is not there', { name: 'no-such-rule' }, 'name', /no rule/],
    ['a rule of its own that is not there', { name: 'custom/none' }, 'name', /no rule of this marketplace/],
    ['a rule that the platform asks for', { name: 'eval-code' }, 'name', /counts for everybody/],
    ['a check that is not there', { kind: 'CHECK', name: 'weather' }, 'name', /there are manifest, build/],
    [
      'a check that the platform asks for',
      { kind: 'CHECK', name: 'analysis' },
      'name',
      /counts for everybody/,
    ],
    ['a tier that is not there', { tiers: [5] }, 'tiers', /0 to 4/],
    ['more than everybody', { perMille: 1_001 }, 'perMille', /0 to 1000/],
    [
      'too many names',
      { namespaces: Array.from({ length: 201 }, (_, n) => `n${n}`) },
      'namespaces',
      /at most 200/,
    ],
  ])('do not name %s', async (_what, over, field, says) => {
    expect(await set([rule(over)])).toMatchObject({
      setRuleCohorts: {
        ruleCohorts: null,
        userErrors: [{ code: 'BAD_INPUT', field: ['cohorts', '0', field], message: matching(says) }],
      },
    });
  });

  it('are not named twice, nor from an old reading, and the same key sets them once', async () => {
    expect(await set([rule(), rule({ tiers: [1] })])).toMatchObject({
      setRuleCohorts: { userErrors: [{ field: ['cohorts', '1', 'name'] }] },
    });
    const once = { idempotencyKey: 'once' };
    expect(await set([rule()], once)).toEqual(await set([rule()], once));
    expect(await set([], { expectedRev: 0 })).toMatchObject({
      setRuleCohorts: { userErrors: [{ code: 'CONFLICT', message: matching(/at revision 1 now/) }] },
    });
  });

  it('that two owners set at once are those of one of them', async () => {
    const both = [set([rule()], { expectedRev: 0 }), set([rule({ tiers: [1] })], { expectedRev: 0 })];
    const refused = (await Promise.all(both)).filter((answer) => JSON.stringify(answer).includes('CONFLICT'));
    expect(refused).toHaveLength(1);
    const rows = 'SELECT number, valid_to IS NULL AS open FROM rule_cohort_revision';
    expect(await forge.rows(rows)).toEqual([{ number: 1, open: true }]);
  });

  it('are set by owners alone, read by staff, and are each marketplace’s own', async () => {
    await set([rule()]);
    await expect(set([], {}, reviewer)).rejects.toThrow('policy:write');
    await expect(forge.ask(mara, READ)).rejects.toThrow('policy:read');
    const neighbour = someone('act_other', ['owner'], { marketplaceId: `${MARKETPLACE}_other` });
    expect(await forge.ask(neighbour, READ)).toMatchObject({ ruleCohorts: { cohorts: [], rev: 0 } });
  });
});

describe('a run', () => {
  const findings = async (id: string) => (await conclusionOf(forge, id)).facts['findings'];

  it('counts what a rule finds in its cohort, and only shows it elsewhere', async () => {
    await set([rule({ tiers: [2] })]);
    await passVersion(forge, 'ver_new', '1.0.0');
    expect(await findings('ver_new')).toMatchObject({ medium: 0, byThreat: {} });
    expect(await forge.rows('SELECT observed FROM finding WHERE rule_id = $1', ['file-access'])).toEqual([
      { observed: true },
    ]);

    await forge.hear(trustChanged, { publisherId: PUBLISHER, tier: 2, restricted: false, rev: 1 });
    await passVersion(forge, 'ver_known', '1.1.0');
    expect(await findings('ver_known')).toMatchObject({ medium: 1, byThreat: { 'environment-access': 1 } });

    // A restricted publisher is no longer of its tier.
    await forge.hear(trustChanged, { publisherId: PUBLISHER, tier: 2, restricted: true, rev: 2 });
    await passVersion(forge, 'ver_restricted', '1.2.0');
    expect(await findings('ver_restricted')).toMatchObject({ medium: 0 });
  });

  it('is held against a check in its cohort; elsewhere the check only watches', async () => {
    await set([{ kind: 'CHECK', name: 'declarations', publisherIds: [PUBLISHER] }]);
    await passVersion(forge, 'ver_mine', '1.0.0');
    expect(await findings('ver_mine')).toMatchObject({ high: 1 });
    await set([{ kind: 'CHECK', name: 'declarations', publisherIds: ['pub_other'] }]);
    await passVersion(forge, 'ver_watched', '1.1.0');
    expect(await findings('ver_watched')).toMatchObject({ high: 0, medium: 1 });
    const enforced = `SELECT enforced FROM "check" JOIN run ON run.id = run_id
      WHERE version_id = 'ver_watched' AND name = 'declarations'`;
    expect(await forge.rows(enforced)).toEqual([{ enforced: false }]);
  });

  it('matches a rule of the marketplace as one that counts in its cohort, and watches elsewhere', async () => {
    const definition = 'id: no-talk\nmessage: hush\nseverity: high\nrule:\n  pattern: talk($A)\n';
    const created = await forge.run(owner, (ctx) =>
      ctx.customRules.add(
        {
          ...{ id: 'rul_1', name: 'no-talk', state: 'ENFORCE', definition, number: 1 },
          ...{ createdAt: ctx.now, rev: 1 },
        },
        'act_owner',
      ),
    );
    expect(created).toBe(true);
    await set([{ kind: 'RULE', name: 'custom/no-talk', namespaces: ['orchard'] }]);
    await passVersion(forge, 'ver_mine', '1.0.0');
    expect(asked).toEqual({ rules: [{ definition, enforced: true }], watching: [] });
    await set([{ kind: 'RULE', name: 'custom/no-talk', namespaces: ['other'] }]);
    await passVersion(forge, 'ver_other', '1.1.0');
    expect(asked).toEqual({ rules: [{ definition, enforced: false }], watching: ['custom/no-talk'] });
  });
});

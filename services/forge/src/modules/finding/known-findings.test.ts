import { pluginChanged } from '@guildhall/schema';
import type { Session } from '@guildhall/authz';
import { anAnalysis, fakeInspector } from '../../testing/fake-inspector.ts';
import { aForge, type TestForge } from '../../testing/harness.ts';
import { conclusionOf, passVersion, publishVersion } from '../../testing/pass-version.ts';
import { mara, reviewer, someone, stranger, system } from '../../testing/sessions.ts';
import { aFinding, PLUGIN } from '../../testing/states.ts';
import { aPublisherAndItsPlugin } from '../../testing/submit.ts';
import type { AcceptanceRow } from './acceptance.ts';
import { isAccepted } from './acceptance.ts';
import { countFindings } from './finding-counts.ts';
import type { Found } from './finding.ts';

const OLD = aFinding({ id: 'old', severity: 'HIGH', threat: 'persistence' });
const FRESH = aFinding({ id: 'fresh', severity: 'MEDIUM', threat: 'custom' });
let found: Found[];
let cut: Found[];
const inspector = fakeInspector({
  analyze: async () => ({
    ...anAnalysis({ counts: { analysis: countFindings([...found, ...cut]) } }),
    findings: found,
  }),
});

let forge: TestForge;
beforeEach(async () => {
  found = [OLD];
  cut = [];
  forge = await aForge(inspector);
  await aPublisherAndItsPlugin(forge);
});
afterEach(() => forge.close());

const pass = (id: string, versionString: string) => passVersion(forge, id, versionString);
const publish = (id: string, versionString: string, day = 1) =>
  publishVersion(forge, id, versionString, `2026-01-0${day}T00:00:00.000Z`);
const newOf = async (id: string) => (await conclusionOf(forge, id)).facts['findings'];
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const FIELDS =
  'findings { nodes { id knownSince { id versionString } acceptance { reason acceptedBy expiresAt } } }';
async function see(id: string, session: Session = mara) {
  const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { ${FIELDS} } } }`;
  return forge.ask(session, source, { of: [{ __typename: 'Version', id }] });
}
const shown = (nodes: unknown[]) => ({ _entities: [{ findings: { nodes } }] });

describe('findings of a first version', () => {
  it('are all new', async () => {
    await pass('ver_one', '1.0.0');
    expect(await newOf('ver_one')).toMatchObject({
      ...{ high: 1, new: { high: 1, byThreat: { persistence: 1 } } },
    });
    expect(await see('ver_one')).toMatchObject(shown([{ id: 'old', knownSince: null }]));
  });
});

describe('findings of an update', () => {
  it('are known from the published version that had them first, and count no more as new', async () => {
    await pass('ver_one', '1.0.0');
    await publish('ver_one', '1.0.0');
    await pass('ver_two', '1.1.0');
    await publish('ver_two', '1.1.0', 2);
    found = [OLD, FRESH];
    await pass('ver_three', '1.2.0');

    expect(await see('ver_three')).toMatchObject(
      shown([
        { id: 'old', knownSince: { id: 'ver_one', versionString: '1.0.0' } },
        { id: 'fresh', knownSince: null },
      ]),
    );
    expect(await newOf('ver_three')).toMatchObject({
      ...{ high: 1, medium: 1, byThreat: { persistence: 1, custom: 1 } },
      new: { high: 0, medium: 1, byThreat: { persistence: 0, custom: 1 } },
    });
  });

  it.each<[string, Found[], number]>([
    ['that have become worse', [{ ...OLD, severity: 'CRITICAL' }], 1],
    ['that were there only for a rule that watches', [OLD], 0],
  ])('%s are weighed as they are now', async (_what, now, fresh) => {
    await pass('ver_one', '1.0.0');
    await publish('ver_one', '1.0.0');
    found = now;
    await pass('ver_two', '1.1.0');
    const facts = await newOf('ver_two');
    expect(facts).toMatchObject({ new: { critical: fresh } });
  });

  it('that a rule only watched before are new once it counts', async () => {
    found = [{ ...OLD, observed: true }];
    await pass('ver_one', '1.0.0');
    await publish('ver_one', '1.0.0');
    found = [OLD];
    await pass('ver_two', '1.1.0');
    expect(await newOf('ver_two')).toMatchObject({ new: { high: 1 } });
  });

  it('are new when only a version had them that was never published', async () => {
    await pass('ver_one', '1.0.0');
    await pass('ver_two', '1.1.0');
    expect(await newOf('ver_two')).toMatchObject({ new: { high: 1 } });
  });

  it('of which more were counted than kept count as new', async () => {
    await pass('ver_one', '1.0.0');
    await publish('ver_one', '1.0.0');
    cut = [{ ...OLD, id: 'cut' }];
    await pass('ver_two', '1.1.0');
    expect(await newOf('ver_two')).toMatchObject({ high: 2, new: { high: 1 } });
  });
});

const ACCEPT =
  'mutation ($input: AcceptFindingInput!) { acceptFinding(input: $input) { finding { id acceptance { reason acceptedBy } } userErrors { code message field } } }';
const WITHDRAW =
  'mutation ($input: WithdrawFindingAcceptanceInput!) { withdrawFindingAcceptance(input: $input) { finding { acceptance { reason } } userErrors { code } } }';
const input = (over: object = {}) => ({
  input: {
    ...{ versionId: 'ver_one', findingId: 'old', reason: 'It is the product.', expiresAt: inDays(30) },
    ...over,
  },
});
const accept = (session: Session = reviewer, over: object = {}) => forge.ask(session, ACCEPT, input(over));
const withdraw = (session: Session = reviewer) =>
  forge.ask(session, WITHDRAW, {
    input: { versionId: 'ver_one', findingId: 'old', reason: 'No longer.' },
  });

describe('a finding that a reviewer accepts', () => {
  beforeEach(() => pass('ver_one', '1.0.0'));

  it('stays visible with who, why and until, and no longer counts as new', async () => {
    expect(await accept()).toEqual({
      acceptFinding: {
        finding: { id: 'old', acceptance: { reason: 'It is the product.', acceptedBy: reviewer.actorId } },
        userErrors: [],
      },
    });
    await pass('ver_two', '1.1.0');
    expect(await newOf('ver_two')).toMatchObject({ high: 1, new: { high: 0 } });
    expect(await see('ver_two')).toMatchObject(
      shown([{ acceptance: { reason: 'It is the product.', acceptedBy: 'staff' } }]),
    );
    expect(
      await forge.rows("SELECT action, subject_id FROM audit_entry WHERE action LIKE 'finding.%'"),
    ).toEqual([{ action: 'finding.accept', subject_id: 'old' }]);
  });

  it('counts again once its time is over, even if a published version had it', async () => {
    await accept();
    await publish('ver_one', '1.0.0');
    await forge.rows("UPDATE finding_acceptance SET expires_at = now() - interval '1 s'");
    await pass('ver_two', '1.1.0');
    expect(await newOf('ver_two')).toMatchObject({ new: { high: 1 } });
    expect(await see('ver_two')).toMatchObject(shown([{ acceptance: null }]));
  });

  it('counts again once a reviewer takes that back, and is accepted anew', async () => {
    await accept();
    expect(await withdraw()).toMatchObject({
      withdrawFindingAcceptance: { finding: { acceptance: null }, userErrors: [] },
    });
    expect(await withdraw()).toMatchObject({
      withdrawFindingAcceptance: { userErrors: [{ code: 'NOT_ACCEPTED' }] },
    });
    await pass('ver_two', '1.1.0');
    expect(await newOf('ver_two')).toMatchObject({ new: { high: 1 } });
    await accept(reviewer, { reason: 'After all.' });
    await pass('ver_three', '1.2.0');
    expect(await newOf('ver_three')).toMatchObject({ new: { high: 0 } });
  });

  it('is accepted for that plugin alone', async () => {
    await accept();
    await forge.rows("UPDATE finding_acceptance SET plugin_id = 'plg_other'");
    await pass('ver_two', '1.1.0');
    expect(await newOf('ver_two')).toMatchObject({ new: { high: 1 } });
  });

  it('is accepted for that publisher alone: who takes the plugin over starts anew', async () => {
    await accept();
    await forge.hear(pluginChanged, {
      ...{ id: PLUGIN, name: 'orchard.hello', publisherId: 'pub_buyer', rev: 2 },
      listing: {
        ...{ state: 'LISTED', visibility: 'PUBLIC', title: 'Hello', summary: '', icon: null },
        categories: [],
      },
    });
    await pass('ver_two', '1.1.0');
    expect(await newOf('ver_two')).toMatchObject({ new: { high: 1 } });
  });

  it('is accepted in its marketplace alone', async () => {
    expect(await accept({ ...reviewer, marketplaceId: 'mkt_other' })).toMatchObject({
      acceptFinding: { finding: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });

  it.each([
    ['a member of the publisher', mara],
    ['somebody else', stranger],
    ['the system', system],
  ])('is not accepted by %s', async (_who, session) => {
    await expect(accept(session)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    await expect(withdraw(session)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it('is not accepted by a reviewer of the same publisher', async () => {
    const insider = someone(mara.actorId, ['reviewer']);
    expect(await accept(insider)).toMatchObject({
      acceptFinding: { userErrors: [{ code: 'CONFLICT_OF_INTEREST' }] },
    });
    await accept();
    expect(await withdraw(insider)).toMatchObject({
      withdrawFindingAcceptance: { userErrors: [{ code: 'CONFLICT_OF_INTEREST' }] },
    });
  });

  it.each([
    [{ findingId: 'nothing' }, 'NOT_FOUND', ['findingId']],
    [{ versionId: 'ver_none' }, 'NOT_FOUND', ['versionId']],
    [{ reason: '  ' }, 'BAD_INPUT', ['reason']],
    [{ reason: 'fine\u202e' }, 'BAD_INPUT', ['reason']],
    [{ reason: 'x'.repeat(1_001) }, 'BAD_INPUT', ['reason']],
    [{ expiresAt: '2020-01-01T00:00:00.000Z' }, 'BAD_INPUT', ['expiresAt']],
    [{ expiresAt: '9999-12-31T00:00:00.000Z' }, 'BAD_INPUT', ['expiresAt']],
    [{ expiresAt: 'tomorrow' }, 'BAD_INPUT', ['expiresAt']],
  ])('is not accepted with %j', async (over, code, field) => {
    expect(await accept(reviewer, over)).toMatchObject({
      acceptFinding: { finding: null, userErrors: [{ code, field }] },
    });
    expect(await forge.rows('SELECT 1 FROM finding_acceptance')).toEqual([]);
  });

  it('is accepted once under one key', async () => {
    const over = { idempotencyKey: 'k1', expiresAt: inDays(3) };
    const first = await accept(reviewer, over);
    expect(await accept(reviewer, over)).toEqual(first);
    expect(await forge.rows('SELECT number FROM finding_acceptance')).toEqual([{ number: 1 }]);
  });
});

describe('an acceptance', () => {
  const acceptance: AcceptanceRow = {
    ...{ pluginId: PLUGIN, findingId: 'old', number: 1, publisherId: 'pub_1', ruleId: 'some-rule' },
    ...{ severity: 'MEDIUM', reason: 'Fine.', acceptedBy: 'act_1', endedAt: null },
    acceptedAt: new Date(0),
    expiresAt: new Date(1_000),
  };

  it.each([
    ['as bad as it was, before the end', acceptance, 'MEDIUM', 999, true],
    ['milder', acceptance, 'LOW', 999, true],
    ['worse', acceptance, 'HIGH', 999, false],
    ['at the end', acceptance, 'MEDIUM', 1_000, false],
    ['that was taken back', { ...acceptance, endedAt: new Date(5) }, 'MEDIUM', 999, false],
    ['that nobody gave', null, 'INFO', 0, false],
  ] as const)('of a finding %s', (_what, given, severity, now, holds) => {
    expect(isAccepted(given, severity, new Date(now))).toBe(holds);
  });
});

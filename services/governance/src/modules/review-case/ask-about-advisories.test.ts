import { versionAffected, type VersionAffectedState } from '@guildhall/schema';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { aWorld, type World } from '../../testing/world.ts';

let harness: Harness;
let world: World;
let versionId: string;

beforeAll(async () => {
  harness = await openHarness();
});
beforeEach(async () => {
  world = await aWorld(harness);
  const version = world.version({ state: 'PUBLISHED' });
  versionId = version.id;
  await world.hearVersion(version);
});
afterAll(() => harness.close());

const advisory = (over: Partial<VersionAffectedState['advisories'][number]> = {}) => ({
  ...{ id: 'GHSA-1', package: 'left-pad@1.3.0', severity: 'HIGH' as const, malicious: false },
  ...{ summary: 'It pads too much.', fixedIn: '1.3.1' },
  ...over,
});
const affected = (over: Partial<VersionAffectedState> = {}) =>
  harness.hear(world.id, versionAffected, {
    ...{ versionId, advisories: [advisory()], more: 0, rev: 1 },
    ...over,
  });

const QUEUE = '{ reviewCases { nodes { id queue state subject { id } reasons { code message } } } }';
const queue = async () => (await harness.ask(world.reviewer, QUEUE)).data;
const cases = (nodes: unknown[]) => ({ reviewCases: { nodes } });
const ACTION = 'reviewCase { state reasons { code message } decision { id } } userErrors { code }';
const caseId = async () => {
  const [row] = await harness.rows<{ id: string }>(
    'SELECT id FROM review_case WHERE subject_id = $1',
    versionId,
  );
  return row?.id ?? '';
};
const act = (name: string, input: object) => {
  const type = name === 'leaseReviewCase' ? 'ReviewCaseActionInput' : 'DecideReviewCaseInput';
  return harness.ask(world.reviewer, `mutation ($input: ${type}!) { ${name}(input: $input) { ${ACTION} } }`, {
    input,
  });
};

describe('a published version in which a weakness becomes known', () => {
  it('is asked about, with the reason, where reviewers and its publisher see it', async () => {
    await affected();
    const reasons = [
      {
        code: 'KNOWN_VULNERABILITY',
        message:
          'left-pad@1.3.0 is affected by GHSA-1 (It pads too much). Update it to 1.3.1 or later, and submit a new version.',
      },
    ];
    expect(await queue()).toMatchObject(
      cases([{ queue: 'security', state: 'QUEUED', subject: { id: versionId }, reasons }]),
    );
    const own = await harness.ask(
      world.member,
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Version { reviewCase { reasons { code message } } } } }',
      { of: [{ __typename: 'Version', id: versionId }] },
    );
    expect(own.data).toEqual({ _entities: [{ reviewCase: { reasons } }] });
    expect(await harness.told(world.id, 'governance.decision.made')).toEqual([]);
  });

  it('is asked about once, however often it is told; a further weakness joins the open case', async () => {
    const letter = await affected();
    await harness.deliver(letter);
    await affected({
      advisories: [advisory({ id: 'MAL-2', malicious: true, fixedIn: null })],
      more: 4,
      rev: 2,
    });
    expect(await queue()).toMatchObject(
      cases([
        {
          reasons: [
            { code: 'KNOWN_VULNERABILITY' },
            { code: 'MALICIOUS_DEPENDENCY' },
            { message: '4 further advisories affect it.' },
          ],
        },
      ]),
    );
  });

  it.each([
    [{ severity: 'MEDIUM' as const }, 'review'],
    [{ severity: 'LOW' as const, malicious: true }, 'security'],
    [{ severity: 'CRITICAL' as const }, 'security'],
  ])('of %j waits in the queue %s', async (over, name) => {
    await affected({ advisories: [advisory(over)] });
    expect(await queue()).toMatchObject(cases([{ queue: name }]));
  });

  it('stays published when a reviewer says so, and its publisher reads why', async () => {
    await affected();
    await act('leaseReviewCase', { caseId: await caseId() });
    const decide = { caseId: await caseId(), verdict: 'APPROVE', reason: 'Its code is never reached.' };
    expect((await act('decideReviewCase', decide)).data).toMatchObject({
      decideReviewCase: {
        reviewCase: { state: 'CLOSED', decision: null, reasons: [{}, { message: decide.reason }] },
        userErrors: [],
      },
    });
    expect(await harness.told(world.id, 'governance.decision.made')).toEqual([]);
  });

  it('is restricted, not rejected', async () => {
    await affected();
    await act('leaseReviewCase', { caseId: await caseId() });
    const decide = { caseId: await caseId(), verdict: 'REJECT', reason: 'No.', clauses: ['security'] };
    expect((await act('decideReviewCase', decide)).data).toMatchObject({
      decideReviewCase: { reviewCase: null, userErrors: [{ code: 'RESTRICT_INSTEAD' }] },
    });
    expect(await queue()).toMatchObject(cases([{ state: 'LEASED' }]));
  });

  it('is waited for, when forge knows sooner than governance that it is published', async () => {
    await expect(affected({ versionId: 'ver_unheard' })).rejects.toThrow('not known to be published');
    const late = world.version({ state: 'APPROVED' });
    await world.hearVersion(late);
    await expect(affected({ versionId: late.id })).rejects.toThrow('not known to be published');
    await world.hearVersion({ ...late, state: 'PUBLISHED', rev: late.rev + 1 });
    await affected({ versionId: late.id });
    expect(await queue()).toMatchObject(cases([{ subject: { id: late.id } }]));
  });

  it('is left alone once it is off the shelf for good', async () => {
    const gone = world.version({ state: 'WITHDRAWN' });
    await world.hearVersion(gone);
    await affected({ versionId: gone.id });
    expect(await queue()).toEqual(cases([]));
  });
});

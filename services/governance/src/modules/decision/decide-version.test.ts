import { z } from 'zod';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { aReviewedVersion, aWorld, someFacts, type World } from '../../testing/world.ts';
import { digestOf } from './sign-decision.ts';

let harness: Harness;
let world: World;

beforeAll(async () => {
  harness = await openHarness();
});
beforeEach(async () => {
  world = await aWorld(harness);
});
afterAll(() => harness.close());

const decisions = () => harness.told(world.id, 'governance.decision.made');
const cases = () =>
  harness.rows<{ queue: string; state: string; rev: number }>(
    'SELECT queue, state, rev FROM review_case WHERE marketplace_id = $1 ORDER BY id',
    world.id,
  );

describe('a version that is to be evaluated', () => {
  it('is approved when nothing speaks against it', async () => {
    const version = world.version();
    await world.hearFacts(version.id);
    await world.hearVersion(version);

    expect(await decisions()).toMatchObject([
      { versionId: version.id, versionRev: 4, verdict: 'APPROVE', decidedBy: 'policy', caseId: null },
    ]);
    expect(await cases()).toEqual([]);
  });

  it.each([
    ['REVIEW', 'review', 48, { findings: { high: 1 } }],
    ['QUARANTINE', 'security', 8, { findings: { critical: 1 } }],
  ])('goes with %s to the queue %s for %d hours', async (verdict, queue, hours, facts) => {
    const version = world.version();
    await world.hearFacts(version.id, someFacts(facts));
    await world.hearVersion(version);

    const [decision] = await decisions();
    expect(decision).toMatchObject({ verdict, reasons: [expect.anything()] });
    const [row] = await harness.rows<{ queue: string; hours: number; alarms: string }>(
      `SELECT queue, extract(epoch FROM due_at - opened_at) / 3600 AS hours,
              (SELECT count(*) FROM due WHERE subject_id = c.id AND at = c.due_at) AS alarms
       FROM review_case c WHERE id = $1`,
      decision?.['caseId'],
    );
    expect({ ...row, hours: Number(row?.hours) }).toEqual({ queue, hours, alarms: '1' });
  });

  it('waits for its facts and is decided once they are here', async () => {
    const version = world.version();
    await expect(world.hearVersion(version)).rejects.toThrow('facts of run 1');
    expect(await decisions()).toEqual([]);

    await world.hearFacts(version.id);
    await world.hearVersion(version);
    expect(await decisions()).toHaveLength(1);
  });

  it('is not decided by the facts of an earlier run', async () => {
    const version = world.version({ runAttempt: 2 });
    await world.hearFacts(version.id, someFacts(), 1);
    await expect(world.hearVersion(version)).rejects.toThrow('facts of run 2');
  });

  it('is decided once, whatever is delivered again', async () => {
    const version = world.version();
    await world.hearFacts(version.id);
    const message = await world.hearVersion(version);
    await harness.deliver(message);
    await world.hearVersion(version);
    await world.hearVersion(world.version({ ...version, state: 'CHECKING', rev: 3 }));

    expect(await decisions()).toHaveLength(1);
  });

  it('is decided again at a later revision', async () => {
    const version = world.version();
    await world.hearFacts(version.id);
    await world.hearVersion(version);
    await world.hearVersion({ ...version, rev: 6 });
    expect((await decisions()).map((state) => state['versionRev'])).toEqual([4, 6]);
  });

  it('adds its reasons to the open case when it comes back', async () => {
    const { version } = await aReviewedVersion(world);
    await world.hearFacts(version.id, someFacts({ findings: { high: 2 } }), 2);
    await world.hearVersion({ ...version, runAttempt: 2, rev: 7 });

    expect(await cases()).toEqual([{ queue: 'review', state: 'QUEUED', rev: 2 }]);
    const [row] = await harness.rows<{ reasons: { message: string }[] }>(
      'SELECT reasons FROM review_case WHERE subject_id = $1',
      version.id,
    );
    expect(row?.reasons.map(({ message }) => message)).toEqual([
      expect.stringContaining('1 serious'),
      expect.stringContaining('2 serious'),
    ]);
  });

  it('asks nobody about findings that the version published last had, and somebody about one that is new', async () => {
    const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0, byThreat: {} };
    const decided = async (fresh: object) => {
      const version = world.version();
      await world.hearFacts(version.id, someFacts({ findings: { high: 2, new: { ...none, ...fresh } } }));
      await world.hearVersion(version);
      return (await decisions()).find((state) => state['versionId'] === version.id)?.verdict;
    };
    expect(await decided({})).toBe('APPROVE');
    expect(await decided({ high: 1 })).toBe('REVIEW');
  });

  it('leaves the review queue when it turns out to be a matter of security', async () => {
    const { version } = await aReviewedVersion(world);
    await world.hearFacts(version.id, someFacts({ findings: { critical: 1 } }), 2);
    await world.hearVersion({ ...version, runAttempt: 2, rev: 7 });
    expect(await cases()).toMatchObject([
      { queue: 'review', state: 'CLOSED' },
      { queue: 'security', state: 'QUEUED' },
    ]);
  });

  it('takes its case with it when it is withdrawn', async () => {
    const { version } = await aReviewedVersion(world);
    await world.hearVersion({ ...version, state: 'WITHDRAWN', rev: 9 });
    expect(await cases()).toMatchObject([{ state: 'CLOSED' }]);
    expect(await harness.rows('SELECT 1 FROM due WHERE marketplace_id = $1', world.id)).toEqual([]);
  });

  it('is a matter for a person when its facts cannot be read', async () => {
    const version = world.version();
    await world.hearFacts(version.id, { checks: 'none' });
    await world.hearVersion(version);
    expect(await decisions()).toMatchObject([{ verdict: 'REVIEW', reasons: [{ code: 'POLICY_ERROR' }] }]);
  });

  it('is never approved by policy with a required check missing (I9)', async () => {
    const version = world.version();
    await world.hearFacts(version.id, someFacts({ checks: [] }));
    await world.hearVersion(version);
    expect(await decisions()).toMatchObject([{ verdict: 'REVIEW' }]);
  });
});

describe('a decision', () => {
  it('is signed over everything it was made on', async () => {
    const version = world.version();
    await world.hearFacts(version.id);
    await world.hearVersion(version);

    const [row] = await harness.rows<{ receipt: string; input: unknown; policy_revision: string }>(
      'SELECT receipt, input, policy_revision FROM decision WHERE marketplace_id = $1',
      world.id,
    );
    const receipt = z.looseObject({});
    const said = await harness.verifier.verify(row?.receipt ?? '', 'governance', 'decision', receipt);
    expect(said).toMatchObject({
      ...{ marketplaceId: world.id, versionId: version.id, versionRev: 4, verdict: 'APPROVE' },
      ...{ policyRevision: 'default@1', inputDigest: digestOf(row?.input) },
    });
    await expect(
      harness.verifier.verify(row?.receipt ?? '', 'governance', 'feed', receipt),
    ).rejects.toThrow();
  });

  it('counts what happened to the plugin before', async () => {
    await world.hearVersion(
      world.version({ state: 'PUBLISHED', publishedAt: '2026-01-01T00:00:00.000Z', versionString: '0.9.0' }),
    );
    await world.hearVersion(world.version({ state: 'REJECTED', versionString: '0.9.1' }));
    const version = world.version();
    await world.hearFacts(version.id);
    await world.hearVersion(version);
    const [row] = await harness.rows<{ input: unknown }>(
      'SELECT input FROM decision WHERE version_id = $1',
      version.id,
    );
    expect(row?.input).toMatchObject({
      plugin: { firstVersion: false },
      history: { publishedVersions: 1, rejectedVersions: 1, lastPublishedAt: '2026-01-01T00:00:00.000Z' },
    });
  });
});

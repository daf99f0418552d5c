import { drawKey } from '@guildhall/policy/draw';
import fc from 'fast-check';
import { aFinding } from '../../testing/states.ts';
import { onlyWatching, type RuleCohort, type Submission } from './rule-cohort.ts';
import { watched } from './watched.ts';

const key = drawKey(new TextEncoder().encode('the secret of one deployment, long enough'), 'rule-cohort');
const cohort = (over: Partial<RuleCohort> = {}): RuleCohort => ({
  ...{ kind: 'RULE', name: 'eval-code', perMille: 0 },
  ...{ tiers: [], publisherIds: [], namespaces: [] },
  ...over,
});
const of: Submission = {
  ...{ marketplaceId: 'mkt_one', pluginId: 'plg_1', pluginName: 'orchard.hello' },
  ...{ publisherId: 'pub_orchard', tier: 1 },
};
const counts = (over: Partial<RuleCohort>, submission = of) =>
  onlyWatching('RULE', [cohort(over)], submission, key).length === 0;

describe('a rule with a cohort', () => {
  it.each<[string, Partial<RuleCohort>, boolean]>([
    ['without any mark', {}, false],
    ['of the publisher’s tier', { tiers: [0, 1] }, true],
    ['of other tiers', { tiers: [0, 2] }, false],
    ['of the publisher', { publisherIds: ['pub_orchard'] }, true],
    ['of other publishers', { publisherIds: ['pub_other'] }, false],
    ['of the namespace', { namespaces: ['orchard'] }, true],
    ['of a namespace that begins alike', { namespaces: ['orch'] }, false],
    ['of everybody, by chance', { perMille: 1_000 }, true],
    ['with one mark that fits and others that do not', { tiers: [4], namespaces: ['orchard'] }, true],
  ])('%s', (_what, over, expected) => {
    expect(counts(over)).toBe(expected);
  });

  it('that is another’s, or a check of the same name, says nothing of this one', () => {
    expect(onlyWatching('CHECK', [cohort()], of, key)).toEqual([]);
    expect(onlyWatching('RULE', [cohort(), cohort({ name: 'fetch-flow', tiers: [1] })], of, key)).toEqual([
      'eval-code',
    ]);
  });

  it('draws its share of plugins, the same ones again, and keeps them when it is raised', () => {
    const drawn = (perMille: number, marketplaceId = 'mkt_one', name = 'eval-code') =>
      Array.from({ length: 4_000 }, (_, n) => `plg_${n}`).filter((pluginId) =>
        counts({ perMille, name }, { ...of, marketplaceId, pluginId }),
      );
    const tenth = drawn(100);
    expect(Math.abs(tenth.length - 400)).toBeLessThan(95);
    expect(drawn(100)).toEqual(tenth);
    expect(drawn(200)).toEqual(expect.arrayContaining(tenth));
    const shared = (others: string[]) => others.filter((id) => tenth.includes(id)).length;
    expect(shared(drawn(100, 'mkt_two'))).toBeLessThan(80);
    expect(shared(drawn(100, 'mkt_one', 'another-rule'))).toBeLessThan(80);
  });

  it('only ever counts for more when a mark is added', () => {
    const marks = fc.record({
      tiers: fc.subarray([0, 1, 2, 3, 4]),
      namespaces: fc.subarray(['orchard', 'other']),
      perMille: fc.integer({ min: 0, max: 1_000 }),
    });
    fc.assert(
      fc.property(marks, marks, (some, more) => {
        const both = {
          tiers: [...some.tiers, ...more.tiers],
          namespaces: [...some.namespaces, ...more.namespaces],
          perMille: Math.max(some.perMille, more.perMille),
        };
        expect(counts(some) && !counts(both)).toBe(false);
      }),
    );
  });
});

describe('a finding of a rule that watches', () => {
  it.each([
    ['of medium severity', { severity: 'MEDIUM' }, true],
    [
      'serious, of a check that the marketplace may loosen',
      { severity: 'HIGH', check: 'declarations' },
      true,
    ],
    ['serious, of the analysis', { severity: 'HIGH' }, undefined],
    ['that the platform’s floor reads', { severity: 'LOW', threat: 'exfiltration' }, undefined],
    ['of another rule', { severity: 'LOW', ruleId: 'other-rule' }, undefined],
  ] as const)('%s', (_what, over, observed) => {
    expect(watched([aFinding(over)], ['some-rule'])[0]?.observed).toBe(observed);
  });
});

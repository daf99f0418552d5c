import { indexAdvisories } from './advisory.ts';
import { fixedIn, isAffected } from './is-affected.ts';

type Event = Record<'introduced' | 'fixed' | 'last_affected', string>;

function entryOf(events: readonly Partial<Event>[], type = 'SEMVER') {
  const document = {
    id: 'GHSA-1',
    affected: [{ package: { ecosystem: 'npm', name: 'weak' }, ranges: [{ type, events }] }],
  };
  const [entry] = indexAdvisories([['a.json', document]]).of('weak');
  if (!entry) throw new Error('the entry was not read');
  return entry;
}

const TWO = [{ introduced: '0' }, { fixed: '1.2.0' }, { introduced: '2.0.0' }, { fixed: '2.1.0' }];

describe('an advisory', () => {
  it.each([
    ['0.0.1', true],
    ['1.2.0-rc.1', true],
    ['1.2.0', false],
    ['1.9.9', false],
    ['2.0.5', true],
    ['2.1.0', false],
  ])('of two ranges covers %s: %s', (version, covered) => {
    expect(isAffected(entryOf(TWO), 'weak', version)).toBe(covered);
    expect(isAffected(entryOf(TWO.toReversed()), 'weak', version)).toBe(covered);
  });

  it('covers the last version that is affected, and none after it', () => {
    const entry = entryOf([{ introduced: '1.0.0' }, { last_affected: '1.5.0' }]);
    expect(['0.9.0', '1.5.0', '1.5.1'].map((version) => isAffected(entry, 'weak', version))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it.each([
    ['SEMVER', true],
    ['ECOSYSTEM', true],
    ['GIT', false],
  ])('whose range is of %s is about versions: %s', (type, covered) => {
    expect(isAffected(entryOf([{ introduced: '0' }], type), 'weak', '1.0.0')).toBe(covered);
  });

  it('names the next version that is free of it', () => {
    expect(fixedIn(entryOf(TWO), 'weak', '2.0.5')).toBe('2.1.0');
    expect(fixedIn(entryOf(TWO), 'weak', '1.0.0')).toBe('1.2.0');
    expect(fixedIn(entryOf([{ introduced: '0' }]), 'weak', '1.0.0')).toBeNull();
  });
});

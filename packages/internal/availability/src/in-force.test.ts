import { applies, inForce, restrictionsInForce } from './in-force.ts';
import type { RestrictionState } from './restriction.ts';
import { aRestriction, NOW, subject, TOMORROW, YESTERDAY } from './testing/builders.ts';

describe('a restriction in force', () => {
  it.each<[RestrictionState, boolean]>([
    ['ACTIVE', true],
    ['SCHEDULED', true],
    ['PROPOSED', false],
    ['HELD', false],
    ['LIFTED', false],
    ['EXPIRED', false],
    ['REFUSED', false],
  ])('%s after its effective date: %s', (state, expected) => {
    expect(inForce(aRestriction({ state }), NOW)).toBe(expected);
  });

  it('begins at its effective date, not before', () => {
    expect(inForce(aRestriction({ effectiveAt: NOW }), NOW)).toBe(true);
    expect(inForce(aRestriction({ effectiveAt: TOMORROW }), NOW)).toBe(false);
    expect(inForce(aRestriction({ state: 'SCHEDULED', effectiveAt: TOMORROW }), NOW)).toBe(false);
  });

  it('ends at its expiry, though nobody has noted it yet', () => {
    expect(inForce(aRestriction({ expiresAt: TOMORROW }), NOW)).toBe(true);
    expect(inForce(aRestriction({ expiresAt: NOW }), NOW)).toBe(false);
    expect(inForce(aRestriction({ expiresAt: YESTERDAY }), NOW)).toBe(false);
  });

  it('compares instants, not texts', () => {
    expect(inForce(aRestriction({ expiresAt: '2026-03-01T13:30:00+02:00' }), new Date(NOW))).toBe(false);
    expect(inForce(aRestriction({ expiresAt: '2026-03-01T11:30:00-02:00' }), new Date(NOW))).toBe(true);
  });

  it('stays up when a time cannot be read', () => {
    expect(inForce(aRestriction({ effectiveAt: 'soon', expiresAt: 'later' }), NOW)).toBe(true);
    expect(inForce(aRestriction(), 'no time')).toBe(true);
  });

  it.each([
    ['VERSION', 'ver_1', true],
    ['VERSION', 'ver_2', false],
    ['DIGEST', 'sha256:aa', true],
    ['DIGEST', 'sha256:bb', false],
    ['PLUGIN', 'plg_1', true],
    ['PLUGIN', 'ver_1', false],
    ['PUBLISHER', 'pub_1', true],
    ['PUBLISHER', 'pub_2', false],
  ] as const)('on %s %s applies to the subject: %s', (type, id, expected) => {
    expect(applies(aRestriction({ target: { type, id } }), subject)).toBe(expected);
  });

  it('on a digest does not apply before there is one', () => {
    const denied = aRestriction({ kind: 'DIGEST_DENY', target: { type: 'DIGEST', id: 'sha256:aa' } });
    expect(restrictionsInForce([denied], { ...subject, releaseDigest: null }, NOW)).toEqual([]);
    expect(restrictionsInForce([denied], subject, NOW)).toEqual([denied]);
  });
});

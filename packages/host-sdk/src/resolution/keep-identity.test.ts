import { contributionOf } from '../testing/builders.ts';
import { fingerprint, keepIdentity } from './keep-identity.ts';

describe('keeping identity', () => {
  it('keeps the objects of what did not change and takes what did', () => {
    const [a, b] = [contributionOf({ key: 'a' }), contributionOf({ key: 'b' })];
    const next = keepIdentity([a, b], [contributionOf({ key: 'a' }), contributionOf({ key: 'b', order: 3 })]);
    expect(next[0]).toBe(a);
    expect(next[1]).toMatchObject({ key: 'b', order: 3 });
  });
});

describe('a fingerprint', () => {
  it.each([
    { versionId: 'ver_2' },
    { releaseDigest: 'd2' },
    { grants: ['contacts:read'] },
    { settings: { a: 1 } },
    { bundle: { url: '/x', sha256: 'd2', bytes: 1 } },
  ])('changes with %j', (parts) => {
    expect(fingerprint(contributionOf(parts))).not.toBe(fingerprint(contributionOf()));
  });

  it('does not change with what is only shown', () => {
    expect(fingerprint(contributionOf({ title: 'New', order: 9 }))).toBe(fingerprint(contributionOf()));
  });
});

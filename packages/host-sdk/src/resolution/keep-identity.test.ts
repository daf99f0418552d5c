import { contributionOf } from '../testing/builders.ts';
import { drawingKey, fingerprint, keepIdentity } from './keep-identity.ts';

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
    { bundle: { url: '/x', sha256: 'd2', bytes: 1 } },
  ])('changes with %j', (parts) => {
    expect(fingerprint(contributionOf(parts))).not.toBe(fingerprint(contributionOf()));
  });

  it.each([
    { title: 'New', order: 9 },
    { grants: ['contacts:read'] },
    { settings: { a: 1 } },
    { signedManifest: 'signed anew' },
  ])('does not change with %j, which reaches a plugin while it runs', (parts) => {
    expect(fingerprint(contributionOf(parts))).toBe(fingerprint(contributionOf()));
    expect(drawingKey(contributionOf(parts))).toBe(drawingKey(contributionOf()));
  });
});

describe('what is on screen', () => {
  it.each([{ module: 'other' }, { extensionPoint: 'crm.other@1' }, { key: 'b' }, { releaseDigest: 'd2' }])(
    'is drawn anew with %j',
    (parts) => {
      expect(drawingKey(contributionOf(parts))).not.toBe(drawingKey(contributionOf()));
    },
  );
});

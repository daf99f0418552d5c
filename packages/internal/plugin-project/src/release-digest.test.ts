import { releaseDigest } from './release-digest.ts';
import { sourceDigest } from './source-digest.ts';
import { buildFiles } from './testing/build-files.ts';

const release = {
  manifestDigest: 'a'.repeat(64),
  bundles: [
    { name: 'ui.js', sha256: 'b'.repeat(64) },
    { name: 'server.js', sha256: 'c'.repeat(64) },
  ],
  surface: { hostKey: 'crm', version: '1.0.0' },
};

describe('the release digest', () => {
  it('does not depend on the order of the bundles', async () => {
    const reversed = { ...release, bundles: [...release.bundles].reverse() };
    expect(await releaseDigest(reversed)).toBe(await releaseDigest(release));
  });

  it.each([
    ['the manifest', { manifestDigest: 'd'.repeat(64) }],
    ['a bundle', { bundles: [{ name: 'ui.js', sha256: 'd'.repeat(64) }] }],
    ['the surface', { surface: { hostKey: 'crm', version: '1.0.1' } }],
  ])('changes with %s', async (_, changed) => {
    expect(await releaseDigest({ ...release, ...changed })).not.toBe(await releaseDigest(release));
  });
});

describe('the source digest', () => {
  it('does not depend on the order of the files', async () => {
    expect(await sourceDigest(buildFiles({ a: '1', b: '2' }))).toBe(
      await sourceDigest(buildFiles({ b: '2', a: '1' })),
    );
  });

  it.each([
    ['a name', { a: '1', c: '2' }],
    ['a content', { a: '1', b: '3' }],
    ['where one file ends and the next begins', { a: '12', b: '' }],
  ])('changes with %s', async (_, texts) => {
    expect(await sourceDigest(buildFiles(texts))).not.toBe(
      await sourceDigest(buildFiles({ a: '1', b: '2' })),
    );
  });
});

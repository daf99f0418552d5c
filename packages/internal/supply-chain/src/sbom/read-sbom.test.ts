import { releaseSbom } from './release-sbom.ts';
import { readSbom } from './read-sbom.ts';

const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
const contents = {
  ...{ plugin: 'orchard.hello', version: '1.0.0', at: new Date(0) },
  bundles: [{ name: 'ui.js', sha256: 'a'.repeat(64) }],
  dependencies: [
    { name: '@acme/text', version: '2.0.0', integrity },
    { name: 'left-pad', version: '1.3.0', integrity },
  ],
};

describe('an SBOM', () => {
  it('gives back the code files and packages it was written from', () => {
    const { bundles, dependencies } = contents;
    expect(readSbom(releaseSbom(contents))).toEqual({ bundles, dependencies });
  });

  it('of a package without a digest names the package', () => {
    const dependencies = [{ name: 'left-pad', version: '1.3.0' }];
    expect(readSbom(releaseSbom({ ...contents, dependencies }))?.dependencies).toEqual([
      { name: 'left-pad', version: '1.3.0', integrity: '' },
    ]);
  });

  it.each([
    ['nothing', null],
    ['a text', 'sbom'],
    [
      'digests that are none',
      { components: [{ type: 'file', name: 'a', hashes: [{ alg: 'SHA-256', content: 'x' }] }] },
    ],
  ])('is none when it is %s', (_what, sbom) => {
    expect(readSbom(sbom)).toBeNull();
  });
});

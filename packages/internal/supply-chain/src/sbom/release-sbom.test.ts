import { createHash } from 'node:crypto';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { canonicalJson } from '../canonical-json.ts';
import { releaseSbom, type ReleaseContents } from './release-sbom.ts';

const integrity = `sha512-${createHash('sha512').update('text').digest('base64')}`;
const contents: ReleaseContents = {
  plugin: 'orchard.hello',
  version: '1.0.0-beta.1',
  at: new Date('2026-06-01T12:00:00.000Z'),
  licence: 'Apache-2.0',
  bundles: [
    { name: 'ui.js', sha256: 'a'.repeat(64) },
    { name: 'functions.js', sha256: 'b'.repeat(64) },
  ],
  dependencies: [
    { name: '@acme/text', version: '2.0.1', integrity, licence: 'MIT OR Apache-2.0' },
    { name: 'left-pad', version: '1.3.0', integrity: 'sha512-nonsense', licence: 'a licence of my own' },
    { name: 'left-pad', version: '1.2.0' },
    { name: 'left-pad', version: '1.3.0' },
  ],
};

/** The official JSON schema, as the CycloneDX library ships it. */
const validate = (sbom: unknown) =>
  new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(JSON.stringify(sbom));

describe('an SBOM', () => {
  it('is valid by the official schema of CycloneDX 1.6, and a broken one is not', async () => {
    expect(await validate(releaseSbom(contents))).toBeNull();
    expect(await validate({ ...releaseSbom(contents), bomFormat: 'Other' })).not.toBeNull();
    expect(await validate({ ...releaseSbom(contents), components: [{ type: 'thought' }] })).not.toBeNull();
  });

  it('names code files and packages with digests, licences and package URLs', () => {
    const sbom = releaseSbom(contents);
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(sbom['components']).toContainEqual(
      expect.objectContaining({
        group: '@acme',
        name: 'text',
        version: '2.0.1',
        purl: 'pkg:npm/%40acme/text@2.0.1',
        licenses: [{ expression: 'MIT OR Apache-2.0' }],
        hashes: [{ alg: 'SHA-512', content: createHash('sha512').update('text').digest('hex') }],
      }),
    );
    expect(sbom['components']).toContainEqual(
      expect.objectContaining({
        type: 'file',
        name: 'ui.js',
        hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
      }),
    );
    expect(sbom['metadata']).toMatchObject({
      timestamp: '2026-06-01T12:00:00.000Z',
      component: { name: 'orchard.hello', licenses: [{ license: { id: 'Apache-2.0' } }] },
    });
  });

  it('names a package once, and a licence nobody registered by its name', () => {
    const text = JSON.stringify(releaseSbom(contents));
    expect(text.match(/"purl":"pkg:npm\/left-pad@1.3.0"/g)).toHaveLength(1);
    expect(text).toContain('pkg:npm/left-pad@1.2.0');
    expect(
      JSON.stringify(releaseSbom({ ...contents, dependencies: contents.dependencies.slice(0, 2) })),
    ).toContain('"license":{"name":"a licence of my own"}');
  });

  it('is the same text for the same contents, in whatever order they come', () => {
    const once = canonicalJson(releaseSbom(contents));
    expect(canonicalJson(releaseSbom(contents))).toBe(once);
    const [first, ...others] = contents.dependencies;
    const dependencies = first ? [...others.slice(0, 2), first, ...others.slice(2)] : [];
    const turned = { ...contents, dependencies, bundles: contents.bundles.toReversed() };
    expect(canonicalJson(releaseSbom(turned))).toBe(once);
    expect(once).not.toContain('serialNumber');
  });
});

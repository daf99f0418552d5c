import { permissionDigest } from './permission-digest.ts';
import { buildManifest } from './testing/build-manifest.ts';

const [a, b] = ['a.read', 'b.read'].map((name) => ({ name, purpose: `Reads ${name}.` }));
const origin = { origin: 'https://a.example', purpose: 'Keeps notes.', userData: false };

function digestOf(permissions: unknown[], origins = [origin]) {
  const required = permissions.filter((item) => item === a || item === b).map((item) => (item === a ? a : b));
  return permissionDigest(
    buildManifest({
      permissions: { required: required.flatMap((item) => item ?? []), optional: [] },
      origins: { required: origins, optional: [] },
    }),
  );
}

describe('the digest of what is asked for', () => {
  it('does not depend on order, purpose or anything else in the manifest', async () => {
    expect(await digestOf([a, b], [{ ...origin, purpose: 'Other words.' }])).toBe(await digestOf([b, a]));
  });

  it('changes with a permission', async () => {
    expect(await digestOf([a])).not.toBe(await digestOf([a, b]));
  });

  it('changes when data about people begins to travel', async () => {
    expect(await digestOf([a], [{ ...origin, userData: true }])).not.toBe(await digestOf([a]));
  });

  it('tells required from optional', async () => {
    const asked = buildManifest().permissions.required;
    const swapped = buildManifest({ permissions: { required: [], optional: asked } });
    expect(await permissionDigest(swapped)).not.toBe(await permissionDigest(buildManifest()));
  });

  it('changes with a secret and with where it goes, not with its label', async () => {
    const secret = { name: 'KEY', label: 'Key', required: true, origins: ['https://a.example'] };
    const digestWith = (...secrets: (typeof secret)[]) => permissionDigest(buildManifest({ secrets }));
    expect(await digestWith(secret)).not.toBe(await digestWith());
    expect(await digestWith(secret)).not.toBe(await digestWith({ ...secret, required: false }));
    expect(await digestWith(secret)).not.toBe(
      await digestWith({ ...secret, origins: ['https://b.example'] }),
    );
    expect(await digestWith(secret)).toBe(await digestWith({ ...secret, label: 'Another label' }));
    expect(await digestWith()).toBe(await permissionDigest(buildManifest()));
  });
});

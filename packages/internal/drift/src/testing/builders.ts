import type { Manifest } from '@guildhall/manifest';
import fc from 'fast-check';
import type { ReleaseFacts } from '../release-facts.ts';

export function aManifest(over: Partial<Manifest> = {}): Manifest {
  return {
    manifestVersion: 1,
    id: 'orchard.greeter',
    displayName: 'Greeter',
    version: '1.0.0',
    description: 'Greets.',
    engines: { surface: { crm: '^1.0.0' } },
    contributes: {},
    permissions: { required: [], optional: [] },
    origins: { required: [], optional: [] },
    ...over,
  };
}

/** A version of which everything is known and nothing stands out. */
export function aRelease(over: Partial<ReleaseFacts> = {}): ReleaseFacts {
  return {
    manifest: aManifest(),
    artifact: { sourceDigest: 's1', bundles: [{ name: 'ui.js', sha256: 'b1' }], reproducible: true },
    dependencies: [{ name: 'left', version: '1.0.0', integrity: 'sha512-a' }],
    capabilities: ['dom'],
    reached: [],
    signer: 'act_mara',
    behaviour: [{ name: 'greets', outcome: 'ok', calls: ['contacts.read'], resultDigest: 'r1' }],
    ...over,
  };
}

const name = fc.constantFrom('a', 'b', 'c');
const names = fc.uniqueArray(name, { maxLength: 3 });
const requests = fc.record({
  required: names.map((all) => all.map((one) => ({ name: one, purpose: 'Because.' }))),
  optional: fc.constant([]),
});

/** Versions of every kind, with few names so that pairs of them overlap. */
export const anyRelease: fc.Arbitrary<ReleaseFacts> = fc.record({
  manifest: requests.map((permissions) => aManifest({ permissions })),
  artifact: fc.option(
    fc.record({
      sourceDigest: name,
      bundles: fc.uniqueArray(fc.record({ name, sha256: name }), {
        selector: (one) => one.name,
        maxLength: 2,
      }),
      reproducible: fc.boolean(),
    }),
  ),
  dependencies: fc.option(
    fc.uniqueArray(fc.record({ name, version: name, integrity: name }), {
      selector: (one) => `${one.name} ${one.version}`,
      maxLength: 4,
    }),
  ),
  capabilities: fc.option(fc.uniqueArray(fc.constantFrom('dom', 'network', 'wasm'))),
  reached: fc.option(names),
  signer: fc.option(name),
  behaviour: fc.option(
    fc.uniqueArray(fc.record({ name, outcome: name, calls: names, resultDigest: name }), {
      selector: (one) => one.name,
      maxLength: 2,
    }),
  ),
});

import { CHANGE_CLASSES } from '@guildhall/manifest';
import fc from 'fast-check';
import { driftBetween } from './drift-between.ts';
import { AXES } from './drift.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { aManifest, anyRelease, aRelease } from './testing/builders.ts';

const asksForContacts = aManifest({
  permissions: { required: [{ name: 'contacts:read', purpose: 'To greet.' }], optional: [] },
});
const reaches = aManifest({
  origins: { required: [{ origin: 'https://a.example', purpose: 'To ask.', userData: false }], optional: [] },
});
const hasCommand = aManifest({
  contributes: { commands: [{ id: 'greet', title: 'Greet', handler: 'greet' }] },
});
const artifact = { sourceDigest: 's1', bundles: [{ name: 'ui.js', sha256: 'b1' }], reproducible: true };
const left = { name: 'left', version: '1.0.0', integrity: 'sha512-a' };
const golden = { name: 'greets', outcome: 'ok', calls: ['contacts.read'], resultDigest: 'r1' };

/** One thing that is added, and what it asks for. */
const ADDITIONS: [axis: string, changeClass: string, over: Partial<ReleaseFacts>][] = [
  ['ARTIFACT', 'rereview', { artifact: { ...artifact, reproducible: false } }],
  ['ARTIFACT', 'hold', { artifact: { ...artifact, bundles: [{ name: 'ui.js', sha256: 'b2' }] } }],
  [
    'ARTIFACT',
    'auto',
    { artifact: { ...artifact, sourceDigest: 's2', bundles: [{ name: 'ui.js', sha256: 'b2' }] } },
  ],
  ['DEPENDENCIES', 'rereview', { dependencies: [left, { ...left, name: 'right' }] }],
  ['DEPENDENCIES', 'notify', { dependencies: [{ ...left, version: '2.0.0', integrity: 'sha512-b' }] }],
  ['DEPENDENCIES', 'hold', { dependencies: [{ ...left, integrity: 'sha512-b' }] }],
  ['PERMISSIONS', 'rereview', { manifest: asksForContacts }],
  ['CAPABILITIES', 'rereview', { capabilities: ['dom', 'network'] }],
  ['CAPABILITIES', 'notify', { capabilities: ['dom', 'timers'] }],
  ['ORIGINS', 'rereview', { manifest: reaches }],
  ['ORIGINS', 'rereview', { reached: ['https://b.example'] }],
  ['SIGNER', 'rereview', { signer: 'act_ivo' }],
  ['CONTRIBUTIONS', 'notify', { manifest: hasCommand }],
  ['BEHAVIOUR', 'rereview', { behaviour: [{ ...golden, calls: ['contacts.read', 'contacts.list'] }] }],
  ['BEHAVIOUR', 'notify', { behaviour: [{ ...golden, resultDigest: 'r2' }] }],
  ['BEHAVIOUR', 'notify', { behaviour: [{ ...golden, outcome: 'error' }] }],
];

describe('the drift between two versions', () => {
  it.each(ADDITIONS)('is %s alone and asks for %s, with a sentence', (axis, changeClass, over) => {
    const drift = driftBetween(aRelease(), aRelease(over));
    expect(new Set(drift.changes.map((change) => change.axis))).toEqual(new Set([axis]));
    expect(drift.changeClass).toBe(changeClass);
    for (const { sentence } of drift.changes) expect(sentence).toMatch(/^[^ ].{10,}\.$/);
  });

  it('covers every axis', () => {
    expect(new Set(ADDITIONS.map(([axis]) => axis))).toEqual(new Set(AXES));
  });

  it.each<[string, Partial<ReleaseFacts>]>([
    ['a package', { dependencies: [] }],
    ['a capability', { capabilities: [] }],
    ['a bundle', { artifact: { ...artifact, bundles: [] } }],
    ['a golden invocation', { behaviour: [] }],
  ])('asks nobody when %s goes away', (_name, over) => {
    const drift = driftBetween(aRelease(), aRelease(over));
    expect(drift.changes).toMatchObject([{ kind: 'REMOVED', after: null }]);
    expect(drift.changeClass).toBe('auto');
  });

  it('asks nobody when permissions and origins go away', () => {
    const before = aRelease({
      manifest: { ...asksForContacts, origins: reaches.origins },
      reached: ['https://b.example'],
    });
    const drift = driftBetween(before, aRelease());
    expect(drift.changes.map(({ axis }) => axis)).toEqual(['PERMISSIONS', 'ORIGINS', 'ORIGINS']);
    expect(drift.changeClass).toBe('auto');
  });

  it('tells what a consent screen names apart from what only code shows', () => {
    const drift = driftBetween(aRelease(), aRelease({ manifest: hasCommand, signer: 'act_ivo' }));
    expect(drift).toMatchObject({ changeClass: 'rereview', declaredClass: 'notify' });
  });

  it('says what it cannot know, and never passes it off as no difference', () => {
    expect(driftBetween(aRelease({ signer: null }), aRelease({ capabilities: null })).unknown).toEqual([
      { axis: 'CAPABILITIES', reason: 'Not known of this version.' },
      { axis: 'SIGNER', reason: 'Not known of the version before.' },
    ]);
    const none = aRelease({ behaviour: [] });
    expect(driftBetween(none, none).unknown).toEqual([
      { axis: 'BEHAVIOUR', reason: 'There are no golden invocations.' },
    ]);
  });

  it('is nothing between a version and itself', () => {
    fc.assert(
      fc.property(anyRelease, (release) => {
        expect(driftBetween(release, release)).toMatchObject({ changes: [], changeClass: 'auto' });
      }),
    );
  });

  it('is the same whatever the order in which things were listed', () => {
    const turned = (release: ReleaseFacts): ReleaseFacts => ({
      ...release,
      dependencies: release.dependencies && [...release.dependencies].reverse(),
      capabilities: release.capabilities && [...release.capabilities].reverse(),
      reached: release.reached && [...release.reached].reverse(),
      behaviour: release.behaviour && [...release.behaviour].reverse(),
    });
    fc.assert(
      fc.property(anyRelease, anyRelease, (before, after) => {
        expect(driftBetween(turned(before), turned(after))).toEqual(driftBetween(before, after));
      }),
    );
  });

  it('asks at least as much with one more thing that differs', () => {
    const rank = (before: ReleaseFacts, after: ReleaseFacts) =>
      CHANGE_CLASSES.indexOf(driftBetween(before, after).changeClass);
    const axes = fc.constantFrom('capabilities', 'reached', 'signer', 'behaviour', 'dependencies');
    fc.assert(
      fc.property(anyRelease, anyRelease, axes, (before, after, key) => {
        const without = { ...after, [key]: before[key] };
        expect(rank(before, after)).toBeGreaterThanOrEqual(rank(before, without));
      }),
    );
  });

  it('changes on one axis only when facts of one axis change', () => {
    const axes = fc.constantFrom(
      ['capabilities', 'CAPABILITIES'] as const,
      ['dependencies', 'DEPENDENCIES'] as const,
      ['behaviour', 'BEHAVIOUR'] as const,
      ['signer', 'SIGNER'] as const,
      ['artifact', 'ARTIFACT'] as const,
    );
    fc.assert(
      fc.property(anyRelease, anyRelease, axes, (before, other, [key, axis]) => {
        const { changes } = driftBetween(before, { ...before, [key]: other[key] });
        expect(changes.every((change) => change.axis === axis)).toBe(true);
      }),
    );
  });
});

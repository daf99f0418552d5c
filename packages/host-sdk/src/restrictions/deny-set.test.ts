import { contributionOf, entryOf } from '../testing/builders.ts';
import { createDenySet } from './deny-set.ts';
import type { RestrictionTarget } from './feed-entry.ts';

function startedAt(seq: number) {
  const denySet = createDenySet();
  denySet.startAt(seq);
  return denySet;
}

describe('a deny set', () => {
  it.each<[RestrictionTarget['type'], string]>([
    ['VERSION', 'ver_1'],
    ['DIGEST', 'd1'],
    ['PLUGIN', 'plg_1'],
    ['PUBLISHER', 'pub_1'],
  ])('denies what a stop aims at by its %s', (type, id) => {
    const denySet = startedAt(7);
    expect(denySet.receive(entryOf(8, { targets: [{ type, id }] }))).toBe('applied');
    expect(denySet.denial(contributionOf(), 8)).toMatchObject({ id: 'res_1' });
    expect(
      denySet.denial(
        contributionOf({ versionId: 'v', releaseDigest: 'd', pluginId: 'p', publisherId: 'u' }),
        8,
      ),
    ).toBeNull();
  });

  it('does not take an id of one type for an id of another', () => {
    const denySet = startedAt(0);
    denySet.receive(entryOf(1, { targets: [{ type: 'PLUGIN', id: 'ver_1' }] }));
    expect(denySet.inForce(contributionOf())).toBeNull();
  });

  it('denies also in answers that claim to be newer, for as long as the stop is in force', () => {
    const denySet = startedAt(0);
    denySet.receive(entryOf(1));
    expect(denySet.denial(contributionOf(), 99)).not.toBeNull();
  });

  it('ignores a replayed entry', () => {
    const denySet = startedAt(5);
    expect(denySet.receive(entryOf(5))).toBe('replayed');
    expect(denySet.inForce(contributionOf())).toBeNull();
  });

  it('ignores a replayed stop after its lift', () => {
    const denySet = startedAt(0);
    denySet.receive(entryOf(1));
    denySet.receive(entryOf(2, { state: 'LIFTED' }));
    denySet.receive(entryOf(1));
    expect(denySet.inForce(contributionOf())).toBeNull();
  });

  it('counts a stop ahead of a gap at once, without moving past the gap', () => {
    const denySet = startedAt(5);
    expect(denySet.receive(entryOf(9))).toBe('gap');
    expect(denySet.seq).toBe(5);
    expect(denySet.inForce(contributionOf())).not.toBeNull();
  });

  it('lets a later word on a restriction stand when an older one fills the gap', () => {
    const denySet = startedAt(5);
    denySet.receive(entryOf(6));
    denySet.receive(entryOf(8, { state: 'LIFTED' }));
    denySet.receive(entryOf(7, { state: 'ACTIVE' }));
    expect(denySet.inForce(contributionOf())).toBeNull();
  });

  it('keeps a lifted plugin away from answers that have not applied the lift', () => {
    const denySet = startedAt(0);
    denySet.receive(entryOf(1));
    denySet.receive(entryOf(2, { state: 'LIFTED' }));
    expect(denySet.denial(contributionOf(), 1)).not.toBeNull();
    expect(denySet.denial(contributionOf(), 2)).toBeNull();
  });

  it('keeps denying while one of two stops is lifted', () => {
    const denySet = startedAt(0);
    denySet.receive(entryOf(1));
    denySet.receive(entryOf(2, { id: 'res_2', targets: [{ type: 'PLUGIN', id: 'plg_1' }] }));
    denySet.receive(entryOf(3, { state: 'EXPIRED' }));
    expect(denySet.inForce(contributionOf())).toMatchObject({ id: 'res_2' });
  });

  it('never moves back', () => {
    const denySet = startedAt(9);
    denySet.startAt(3);
    expect(denySet.seq).toBe(9);
  });
});

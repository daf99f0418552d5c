import { createBlame } from './blame.ts';
import type { Quarantine } from '../sandbox.ts';

const HOUR = 3_600_000;

describe('blame for what had to be killed', () => {
  let now = 0;
  let entries: Quarantine[] = [];
  const open = (after: number) => {
    now = 0;
    entries = [];
    return createBlame(
      after,
      () => now,
      (entry) => entries.push(entry),
    );
  };

  test('quarantines a version at the last kill allowed, once', () => {
    const blame = open(2);
    blame.add(['a']);
    expect(blame.has('a')).toBe(false);
    blame.add(['a']);
    blame.add(['a']);
    expect(blame.has('a')).toBe(true);
    expect(entries).toEqual([{ codeDigest: 'a', kills: 2, since: 0 }]);
  });

  test('is forgotten after an hour', () => {
    const blame = open(2);
    blame.add(['a']);
    now = HOUR;
    blame.add(['a']);
    expect(blame.list()).toEqual([]);
  });

  test('is shared among those that were there', () => {
    const blame = open(1);
    blame.add(['a', 'b']);
    expect(blame.list()).toEqual([]);
    blame.add(['a', 'c']);
    expect(blame.list().map(({ codeDigest }) => codeDigest)).toEqual(['a']);
  });

  test('counts a version once for each kill, however often it ran', () => {
    const blame = open(2);
    blame.add(['a', 'a', 'a']);
    expect(blame.has('a')).toBe(false);
  });

  test('falls on the many runs of one version more than on the one of another', () => {
    const blame = open(1.5);
    blame.add(['a', 'a', 'a', 'b']);
    blame.add(['a', 'a', 'a', 'b']);
    expect(blame.list().map(({ codeDigest }) => codeDigest)).toEqual(['a']);
  });

  test('outlives a release that was older', () => {
    const blame = open(2);
    blame.add(['a']);
    now = 10;
    blame.add(['a']);
    blame.release('a', 10);
    expect(blame.has('a')).toBe(true);
    blame.release('a', 11);
    expect(blame.has('a')).toBe(false);
  });

  test('before a release no longer counts, what came after does', () => {
    const blame = open(2);
    blame.add(['a']);
    now = 10;
    blame.add(['b']);
    blame.release('a', 5);
    blame.release('b', 5);
    blame.add(['a']);
    blame.add(['b']);
    expect([blame.has('a'), blame.has('b')]).toEqual([false, true]);
  });

  test('starts anew after a release', () => {
    const blame = open(2);
    blame.add(['a']);
    blame.add(['a']);
    blame.release('a');
    blame.add(['a']);
    expect(blame.has('a')).toBe(false);
  });
});

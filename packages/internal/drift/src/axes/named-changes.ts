import type { ChangeClass } from '@guildhall/manifest';
import type { Axis, DriftChange } from '../drift.ts';

interface Words<Entry> {
  readonly nameOf: (entry: Entry) => string;
  /** What of an entry counts, beside its name. */
  readonly valueOf: (entry: Entry) => string;
  readonly added: (entry: Entry) => readonly [ChangeClass, string];
  /** Nothing that goes away asks anybody. */
  readonly removed: (entry: Entry) => string;
  readonly changed: (was: Entry, is: Entry) => readonly [ChangeClass, string];
}

/** What is new, gone or otherwise between two lists of named things, in the order of their names. */
export function namedChanges<Entry>(
  axis: Axis,
  before: readonly Entry[],
  after: readonly Entry[],
  words: Words<Entry>,
): DriftChange[] {
  const { nameOf, valueOf } = words;
  const was = new Map(before.map((entry) => [nameOf(entry), entry]));
  const is = new Map(after.map((entry) => [nameOf(entry), entry]));
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  return names.flatMap((what): DriftChange[] => {
    const [old, now] = [was.get(what), is.get(what)];
    const sides = {
      before: old === undefined ? null : valueOf(old),
      after: now === undefined ? null : valueOf(now),
    };
    if (sides.before === sides.after) return [];
    const base = { axis, what, ...sides };
    if (now === undefined)
      return old === undefined
        ? []
        : [{ ...base, kind: 'REMOVED', changeClass: 'auto', sentence: words.removed(old) }];
    const [changeClass, sentence] = old === undefined ? words.added(now) : words.changed(old, now);
    return [{ ...base, kind: old === undefined ? 'ADDED' : 'CHANGED', changeClass, sentence }];
  });
}

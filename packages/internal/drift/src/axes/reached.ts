import type { DriftChange } from '../drift.ts';
import { namedChanges } from './named-changes.ts';

/** Where the code was seen to send something, whatever its manifest declares. */
export function reachedChanges(before: readonly string[], after: readonly string[]): DriftChange[] {
  return namedChanges('ORIGINS', before, after, {
    nameOf: (origin) => origin,
    valueOf: () => 'reached',
    added: (origin) => ['rereview', `Its code now reaches ${origin}.`],
    removed: (origin) => `Its code no longer reaches ${origin}.`,
    changed: (_was, origin) => ['auto', `Its code reaches ${origin} otherwise.`],
  });
}

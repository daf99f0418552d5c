import type { DriftChange } from '../drift.ts';
import { namedChanges } from './named-changes.ts';

/** What nearly every page does; more of it is worth a line and no review. */
const HARMLESS: readonly string[] = ['dom', 'timers', 'crypto', 'storage'];

/** What the code can do that it could not do before. */
export function capabilityChanges(before: readonly string[], after: readonly string[]): DriftChange[] {
  return namedChanges('CAPABILITIES', before, after, {
    nameOf: (name) => name,
    valueOf: () => 'used',
    added: (name) => [HARMLESS.includes(name) ? 'notify' : 'rereview', `Its code now uses: ${name}.`],
    removed: (name) => `Its code no longer uses: ${name}.`,
    changed: (_was, name) => ['auto', `Its code uses ${name} otherwise.`],
  });
}

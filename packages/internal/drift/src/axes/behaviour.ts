import type { DriftChange } from '../drift.ts';
import type { GoldenOutcome } from '../release-facts.ts';
import { namedChanges } from './named-changes.ts';

/** What the same golden invocations came to. A further call to the host gates; another result is told. */
export function behaviourChanges(
  before: readonly GoldenOutcome[],
  after: readonly GoldenOutcome[],
): DriftChange[] {
  return namedChanges('BEHAVIOUR', before, after, {
    nameOf: ({ name }) => name,
    valueOf: ({ calls, resultDigest }) => `${calls.join(', ') || 'no calls'}; result ${resultDigest}`,
    added: ({ name }) => ['notify', `The golden invocation ${name} is new.`],
    removed: ({ name }) => `The golden invocation ${name} is gone.`,
    changed(was, is) {
      const further = [...new Set(is.calls.filter((op) => !was.calls.includes(op)))];
      return further.length > 0
        ? ['rereview', `In the golden invocation ${is.name} it now also calls ${further.join(', ')}.`]
        : ['notify', `The golden invocation ${is.name} comes to something else.`];
    },
  });
}

import type { DriftChange } from '../drift.ts';
import type { GoldenOutcome } from '../release-facts.ts';
import { namedChanges } from './named-changes.ts';

/** What the same golden invocations came to. A further call to the host gates; another ending or result is told. */
export function behaviourChanges(
  before: readonly GoldenOutcome[],
  after: readonly GoldenOutcome[],
): DriftChange[] {
  return namedChanges('BEHAVIOUR', before, after, {
    nameOf: ({ name }) => name,
    valueOf: ({ outcome, calls, resultDigest }) =>
      `${outcome}; ${calls.join(', ') || 'no calls'}; result ${resultDigest}`,
    added: ({ name }) => ['notify', `The golden invocation ${name} is new.`],
    removed: ({ name }) => `The golden invocation ${name} is gone.`,
    changed(was, is) {
      const further = beyond(was.calls, is.calls);
      if (further.length > 0)
        return ['rereview', `In the golden invocation ${is.name} it now also calls ${further.join(', ')}.`];
      const fewer = beyond(is.calls, was.calls);
      if (is.outcome === 'gone')
        return ['notify', `The function of the golden invocation ${is.name} is gone.`];
      if (is.outcome !== was.outcome) {
        const ends = `ends with "${is.outcome}" instead of "${was.outcome}"`;
        return ['notify', `The golden invocation ${is.name} ${ends}.`];
      }
      if (fewer.length > 0)
        return ['notify', `In the golden invocation ${is.name} it no longer calls ${fewer.join(', ')}.`];
      if (is.resultDigest === was.resultDigest)
        return [
          'notify',
          `In the golden invocation ${is.name} it calls the same in another order or number.`,
        ];
      return ['notify', `The golden invocation ${is.name} comes to something else.`];
    },
  });
}

/** Calls of the second list that the first does not have, each once. */
function beyond(known: readonly string[], calls: readonly string[]): string[] {
  return [...new Set(calls.filter((call) => !known.includes(call)))];
}

import { nearest } from '@guildhall/kernel';

/** "Did you mean …?", ready to be spread into an error; nothing when no candidate is close. */
export function nearestHint(name: string, candidates: Iterable<string>): { hint?: string } {
  const found = nearest(name, [...candidates]);
  return found === undefined ? {} : { hint: `Did you mean "${found}"?` };
}

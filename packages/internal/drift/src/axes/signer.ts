import type { DriftChange } from '../drift.ts';

/** Another hand is what a stolen account looks like, so somebody looks. */
export function signerChanges(before: string, after: string): DriftChange[] {
  if (before === after) return [];
  const sentence = 'It was submitted by somebody else than the version before.';
  return [
    { axis: 'SIGNER', kind: 'CHANGED', what: 'signer', before, after, changeClass: 'rereview', sentence },
  ];
}

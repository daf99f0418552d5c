import type { TraceEntry } from './evaluation.ts';
import type { PolicyInput } from './policy-input.ts';

const ENTRY = {
  layer: 'platform',
  ruleId: 'audit-sample',
  mode: 'enforce',
  verdict: 'REVIEW',
  reason: 'AUDIT_SAMPLE',
} as const;

/**
 * What was drawn by chance is looked at by a person, whatever the rules say of it. Not a rule, so that no revision can
 * switch it off; the draw itself is part of the input, so that a replay comes to the same. Nothing where none was drawn.
 */
export function auditSample({ auditSample: sample }: PolicyInput): TraceEntry[] {
  if (!sample) return [];
  const rate = `${sample.perMille} of 1,000 versions are drawn by chance for a person to look at`;
  const message = `${rate}; this one ${sample.drawn ? 'was' : 'was not'}.`;
  return [{ ...ENTRY, matched: sample.drawn, message }];
}

/** What policy may say of a version, mildest first. */
export const VERDICTS = ['APPROVE', 'REVIEW', 'QUARANTINE', 'REJECT'] as const;

export type Verdict = (typeof VERDICTS)[number];

/**
 * The strictest of several verdicts; APPROVE when there is none.
 * REJECT beats QUARANTINE although a person looks at the latter: neither reaches anybody, both stay in the trace,
 * and one fixed order is what makes verdicts monotone (I19).
 */
export function strictest(verdicts: readonly Verdict[]): Verdict {
  const rank = Math.max(0, ...verdicts.map((verdict) => VERDICTS.indexOf(verdict)));
  return VERDICTS[rank] ?? 'REJECT';
}

export function isStricter(verdict: Verdict, than: Verdict): boolean {
  return VERDICTS.indexOf(verdict) > VERDICTS.indexOf(than);
}

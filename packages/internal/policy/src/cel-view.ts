import { THREATS, type PolicyInput } from './policy-input.ts';

/** The policy input as CEL reads it. */
export type CelView = Record<string, unknown>;

const NEVER = new Date(0);
const NO_DRIFT = { changeClass: '', axes: [] };
const NO_PACKAGES = {
  ...{ bundled: 0, pinned: 0, licences: [], refusedLicences: [], unlicensed: [], malicious: [] },
  advisories: { critical: 0, high: 0, medium: 0, low: 0 },
};
const NO_BUILD = { issuer: '', subject: '', repository: '', workflow: '', ref: '' };
const NO_PROVENANCE = {
  ...{ signer: '', signerBefore: '' },
  builtFrom: { repository: '', workflow: '', ref: '', commit: '' },
  sigstore: { state: 'none', subject: '', issuer: '' },
};
const NO_SAMPLE = { perMille: 0, drawn: false };

/**
 * Turns a policy input into CEL values. So that rules need no `has()`: every known threat has a count, no change class
 * is "", a version without drift has the class "" there too, one without packages has none, findings that nobody compared
 * are all new, and "never published" is the year 1970.
 */
export function celView(input: PolicyInput): CelView {
  const { facts, history } = input;
  const { byRule: _byRule, new: fresh, ...all } = facts.findings;
  const compared = fresh ?? all;
  const findings = {
    ...facts.findings,
    byThreat: everyThreat(all.byThreat),
    new: { ...compared, byThreat: everyThreat(compared.byThreat) },
  };
  const lastPublishedAt = history.lastPublishedAt === null ? NEVER : new Date(history.lastPublishedAt);
  return {
    ...integers(input),
    facts: {
      ...integers({
        ...{ ...facts, findings, origins: { unused: [], ...facts.origins } },
        drift: facts.drift ?? NO_DRIFT,
        packages: facts.packages ?? NO_PACKAGES,
        provenance: {
          ...{ ...NO_PROVENANCE, ...facts.provenance },
          trustedPublisher: facts.provenance?.trustedPublisher ?? NO_BUILD,
        },
      }),
      changeClass: facts.changeClass ?? '',
    },
    auditSample: integers(input.auditSample ?? NO_SAMPLE),
    history: { ...integers(history), lastPublishedAt },
    now: new Date(input.now),
  };
}

function everyThreat(counts: Record<string, number>): Record<string, number> {
  return { ...Object.fromEntries(THREATS.map((threat) => [threat, 0])), ...counts };
}

/** CEL tells integers from fractions; JSON does not. */
function celValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  // A copy of our own: CEL knows lists by their constructor, and a clone may bring another one.
  if (Array.isArray(value)) return Array.from(value, celValue);
  if (typeof value === 'object' && value !== null) return integers(value);
  return value;
}

function integers(record: object): CelView {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, celValue(value)]));
}

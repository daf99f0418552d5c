import type { AnalysisReport, Asked, BuildReport, DeclaredFact } from '../../inspection/jobs.ts';
import type { CheckRow } from '../check/check.ts';
import { driftFacts, type StoredDrift } from '../drift/stored-drift.ts';
import type { ProvenanceFacts } from '../sigstore/provenance-facts.ts';
import { addCounts, noFindings, withoutCounts, type FindingCounts } from '../finding/finding-counts.ts';

/** The reports of a run's stages; null for one that broke. */
export interface Reports {
  build: BuildReport | null;
  analysis: AnalysisReport | null;
}

const NOTHING: Asked = {
  permissions: { required: [], optional: [], highSensitivity: [], added: [] },
  origins: { required: [], optional: [], added: [], userData: [] },
  changeClass: null,
};

/**
 * Everything policies may know of a version, in their words. The same reports give the same facts.
 * What a check sees that does not run here, or only watches, stays out of them.
 */
export function factsOf(
  checks: readonly CheckRow[],
  { build, analysis }: Reports,
  drift: StoredDrift | null = null,
  known: FindingCounts = noFindings(),
  provenance: ProvenanceFacts | null = null,
) {
  const findings = countsOf(checks, [build, analysis]);
  const asked = build?.asked ?? NOTHING;
  const counts = enforcedOf(checks);
  const { permissions = [], origins = [] } = counts.includes('declarations') ? (analysis ?? {}) : {};
  return {
    checks: checks.map(({ name, required, state }) => ({ name, required, state })),
    // Of more findings than are kept, those that were cut count as new.
    findings: { ...findings, new: withoutCounts(findings, known) },
    permissions: {
      ...asked.permissions,
      undeclared: names(permissions, ({ declared }) => !declared),
      unused: names(permissions, ({ observed }) => !observed),
    },
    origins: {
      ...asked.origins,
      undeclared: names(origins, ({ declared }) => !declared),
      unused: names(origins, ({ observed }) => !observed),
    },
    sizes: {
      gzipBytes: (build?.bundles ?? []).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
      sourceBytes: build?.sourceBytes ?? 0,
      files: build?.files ?? 0,
    },
    dependencies: analysis?.dependencies ?? 0,
    changeClass: asked.changeClass,
    ...(drift && { drift: driftFacts(drift) }),
    ...(provenance && { provenance }),
    ...(build?.along && counts.includes('dependencies') && { packages: build.along }),
  };
}

export type PolicyFacts = ReturnType<typeof factsOf>;

/** Only what enforced checks found counts. */
function countsOf(
  checks: readonly CheckRow[],
  reports: readonly (BuildReport | AnalysisReport | null)[],
): FindingCounts {
  return reports
    .flatMap((report) => enforcedOf(checks).map((name) => report?.counts[name] ?? noFindings()))
    .reduce(addCounts, noFindings());
}

export function enforcedOf(checks: readonly CheckRow[]): string[] {
  return checks.filter(({ enforced }) => enforced).map(({ name }) => name);
}

function names(facts: readonly DeclaredFact[], which: (fact: DeclaredFact) => boolean): string[] {
  return [...new Set(facts.filter(which).map(({ name }) => name))];
}

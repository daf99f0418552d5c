export type { AnalysisError } from './analysis-error.ts';
export type { Analysis, AnalysisInput } from './analyze.ts';
export { analyzePackage as analyze } from './analyze-package.ts';
export { analyzeInProcess } from './bounded/analyze-in-process.ts';
export { PROCESS_FLAGS } from './bounded/process-flags.ts';
export { isDeclared } from './access-manifest.ts';
export { type Capability } from './facts/capabilities.ts';
export { type Facts } from './facts/collect-facts.ts';
export { factSheet, type FactSheet } from './facts/fact-sheet.ts';
export {
  SEVERITIES,
  THREATS,
  compareFindings,
  type Confidence,
  type Finding,
  type Location,
  type Severity,
  type Threat,
} from './finding.ts';
export { DEFAULT_LIMITS, type AnalysisLimits } from './limits.ts';
export { type Rule } from './rule.ts';
export { importOsv, readOsv } from './osv/import-osv.ts';
export { indexAdvisories, osvEntry, type AdvisoryIndex, type OsvEntry } from './osv/advisory.ts';
export { fixedIn, isAffected } from './osv/is-affected.ts';
export { isMalicious, severityOfAdvisory } from './osv/severity-of-advisory.ts';
export {
  DEFAULT_LICENCE_POLICY,
  judgeLicence,
  licenceText,
  type LicencePolicy,
  type LicenceVerdict,
} from './licence/licence-policy.ts';
export { edition } from './edition.ts';
export { packageFindings } from './package-findings.ts';
export {
  analyzeDependencies,
  createMemoryCache,
  type DependencyCache,
  type DependencyPackage,
} from './analyze-dependencies.ts';
export {
  readBaseline,
  suppress,
  writeBaseline,
  type Baseline,
  type JudgedFinding,
  type Suppression,
} from './report/suppressions.ts';
export { toSarif } from './report/to-sarif.ts';
export { compileCustomRules, type CustomRule } from './custom/compile-custom-rules.ts';
export { runCustomRules, type CustomFinding, type CustomOutcome } from './custom/run-custom-rules.ts';
export { checkText, ruleUrl } from './report/check-page.ts';
export { rulePage, rulePages } from './rule-pages.ts';
export { RULES } from './rules/registry.ts';

import type { LicencePolicy } from '@guildhall/analysis';
import type { Inspector } from '../../inspection/inspector.ts';
import type { ActiveRule, BuildOutcome } from '../../inspection/jobs.ts';
import { verdictOf } from '../../inspection/verdict-of-findings.ts';
import { broken, type Verdict } from '../check/check.ts';
import { countFindings } from '../finding/finding-counts.ts';
import { SEVERITIES, type Found } from '../finding/finding.ts';
import type { StageResult } from '../run/settle-stage.ts';
import { watched } from '../rule-cohort/watched.ts';
import { affectedPackages } from './affected-packages.ts';
import { foundAdvisory } from './found-advisory.ts';
import { foundInPackage } from './found-in-package.ts';
import { judgeLicences } from './judge-licences.ts';
import { lookAtPackages, type LookedAt } from './look-at-packages.ts';
import { packageFactsOf } from './package-facts-of.ts';
import type { PackageKnowledge } from './package-knowledge.ts';

const MOST_FINDINGS = 1_000;
const MOST_NAMED = 5;

/** What a marketplace itself asks of packages. */
export interface PackageRules {
  licences: LicencePolicy;
  rules: readonly ActiveRule[];
  /** Ids of built-in rules that only watch. */
  watching: readonly string[];
}

/** Answers the check of dependencies for a build: its packages' code, their licences, their known vulnerabilities. */
export async function examinePackages(
  built: BuildOutcome,
  { licences, rules, watching }: PackageRules,
  inspector: Pick<Inspector, 'lookAt'>,
  knowledge: PackageKnowledge,
  signal: AbortSignal,
): Promise<StageResult> {
  const { report, bundled, contents } = built;
  const before = watched(built.findings, watching);
  // There was nothing to read.
  if (report.verdicts['dependencies']) return { report, findings: before, contents };
  const { seen, missed } = await lookAtPackages(bundled, rules, inspector, knowledge, signal);
  const judged = judgeLicences(seen, licences);
  const entries = await knowledge.advisories([...new Set(built.pinned.map(({ name }) => name))]);
  const affected = affectedPackages(built.pinned, entries);

  // A package that is pinned in two places is affected once.
  const found = watched(
    onceEach([...seen.flatMap(foundInPackage), ...judged.findings, ...affected.map(foundAdvisory)]),
    watching,
  );
  const findings = [...before, ...found.toSorted(bySeverity).slice(0, MOST_FINDINGS)];
  const mine = [...before.filter(({ check }) => check === 'dependencies'), ...found];
  const along = packageFactsOf({ bundled, pinned: built.pinned, judged, affected });
  return {
    report: {
      ...report,
      verdicts: { ...report.verdicts, dependencies: verdictOfMissed(seen, missed) ?? verdictOf(mine) },
      counts: { ...report.counts, dependencies: countFindings(mine) },
      packages: report.packages.map((one) => ({ ...one, ...licenceOf(one.integrity, seen) })),
      along,
    },
    findings,
    contents,
    brought: { pinned: built.pinned, seen, affected },
  };
}

/** Nothing is decided about code that nobody could look at; null when all of it was seen. */
function verdictOfMissed(seen: readonly LookedAt[], missed: readonly string[]): Verdict | null {
  const crashed = seen.flatMap(({ name, version, report }) =>
    report.crashed.map((file) => `${name}@${version}/${file}`),
  );
  const lost = [...missed, ...crashed];
  if (lost.length === 0) return null;
  const more = lost.length > MOST_NAMED ? ` and ${lost.length - MOST_NAMED} more` : '';
  return broken(`The analysis could not look at ${lost.slice(0, MOST_NAMED).join(', ')}${more}.`);
}

function licenceOf(integrity: string, seen: readonly LookedAt[]): { licence?: string } {
  const licence = seen.find((one) => one.integrity === integrity)?.report.licence ?? null;
  return licence === null ? {} : { licence };
}

function onceEach(findings: readonly Found[]): Found[] {
  return [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}

function bySeverity(left: Found, right: Found): number {
  return SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity);
}

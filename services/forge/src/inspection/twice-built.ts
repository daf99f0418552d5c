import { failed } from '../modules/check/check.ts';
import { addCounts, countFindings, noFindings } from '../modules/finding/finding-counts.ts';
import { findingId } from '../modules/finding/finding-id.ts';
import type { Found } from '../modules/finding/finding.ts';
import type { BuildOutcome } from './jobs.ts';

/** One outcome out of two builds of the same source. When their bytes differ, neither can be released. */
export function twiceBuilt(first: BuildOutcome, second: BuildOutcome): BuildOutcome {
  const { report } = first;
  if (report.verdicts['build']?.state !== 'PASSED') return first;
  if (digestsOf(first) === digestsOf(second)) return { ...first, report: { ...report, reproducible: true } };

  const counts = addCounts(report.counts['build'] ?? noFindings(), countFindings([NOT_REPRODUCIBLE]));
  return {
    report: {
      ...report,
      verdicts: { ...report.verdicts, build: failed(NOT_REPRODUCIBLE.message) },
      counts: { ...report.counts, build: counts },
      bundles: [],
      byproducts: [],
      reproducible: false,
    },
    findings: [...first.findings, NOT_REPRODUCIBLE],
    ...{ contents: [], absent: [], bundled: [], pinned: first.pinned },
  };
}

function digestsOf({ report }: BuildOutcome): string {
  const made = [...report.bundles, ...report.byproducts];
  return JSON.stringify(made.map(({ name, sha256 }) => [name, sha256]));
}

const NOT_REPRODUCIBLE: Found = {
  id: findingId('build-not-reproducible'),
  ruleId: 'build-not-reproducible',
  check: 'build',
  severity: 'HIGH',
  confidence: 'high',
  threat: null,
  file: null,
  line: null,
  column: null,
  message: 'Two builds of the same source gave different bytes.',
  why: 'What was reviewed has to be what runs, and only a build that repeats can prove it.',
  fix: 'Retry the checks; if it happens again, tell the marketplace, since it should not.',
  excerpt: null,
};

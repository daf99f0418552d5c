import { skipped } from '../modules/check/check.ts';
import { countFindings } from '../modules/finding/finding-counts.ts';
import { notAnalysed } from './found-in-code.ts';
import type { AnalysisOutcome, AnalysisReport } from './jobs.ts';
import { verdictOf } from './verdict-of-findings.ts';

/** The outcome of an analysis that had nothing to look at, with why. */
export function nothingSeen(reason: string): AnalysisOutcome {
  const none = skipped(reason);
  const report: AnalysisReport = {
    verdicts: { analysis: none, declarations: none },
    counts: {},
    permissions: [],
    origins: [],
    extensionPoints: [],
    hostApis: [],
    complexity: null,
    capabilities: [],
    dependencies: 0,
  };
  return { report, findings: [] };
}

/** The outcome of an analysis that was ended for its length: a finding at the file it was at, which its publisher can mend. */
export function endedAt(file: string, seconds: number): AnalysisOutcome {
  const message = `The analysis of this plugin takes longer than ${seconds} seconds; it was ended at this file.`;
  const findings = [notAnalysed({ file, message })];
  const { report } = nothingSeen('The analysis was ended before it was done.');
  return {
    report: {
      ...report,
      verdicts: { ...report.verdicts, analysis: verdictOf(findings) },
      counts: { analysis: countFindings(findings) },
    },
    findings,
  };
}

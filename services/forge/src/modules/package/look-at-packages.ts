import { createHash } from 'node:crypto';
import { edition } from '@guildhall/analysis';
import type { Inspector } from '../../inspection/inspector.ts';
import { INCOMPLETE } from '../../inspection/found-by-rules.ts';
import type { ActiveRule, BundledPackage } from '../../inspection/jobs.ts';
import { InspectionBroken } from '../../inspection/open-plugin-process.ts';
import type { PackageReport } from '../../inspection/package-job.ts';
import type { PackageKnowledge } from './package-knowledge.ts';

/** A package with what the analysis says of it. */
export interface LookedAt extends BundledPackage {
  report: PackageReport;
}

/** Milliseconds for all packages of one run. What was seen is kept, so that a retry goes on where this one ended. */
const TIME_MS = 4 * 60_000;
const AT_ONCE = 2;

/**
 * Analyses what is in a bundle and was never looked at before, and matches the marketplace's own rules in it; `missed`
 * names what could not be.
 */
export async function lookAtPackages(
  bundled: readonly BundledPackage[],
  rules: readonly ActiveRule[],
  inspector: Pick<Inspector, 'lookAt'>,
  knowledge: Pick<PackageKnowledge, 'report' | 'keep'>,
  signal: AbortSignal,
): Promise<{ seen: LookedAt[]; missed: string[] }> {
  const end = performance.now() + TIME_MS;
  const reports = new Map<BundledPackage, PackageReport>();
  const missed: string[] = [];
  const waiting = [...bundled];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const report = await reportOn(next, null);
      const ruled = rules.length === 0 ? NOTHING_RULED : await reportOn(next, [...rules]);
      if (report && ruled)
        reports.set(next, { ...report, findings: [...report.findings, ...ruled.findings] });
      else missed.push(`${next.name}@${next.version}`);
    }
  };

  async function reportOn(
    { files, ...reference }: BundledPackage,
    matched: ActiveRule[] | null,
  ): Promise<PackageReport | null> {
    const of = { ...reference, reading: readingOf(files, matched) };
    const known = await knowledge.report(of);
    if (known || performance.now() >= end) return known;
    try {
      const report = await inspector.lookAt({ package: reference, files, rules: matched }, signal);
      // What broke off is looked at again the next time.
      if (isWhole(report)) await knowledge.keep(of, report);
      return report;
    } catch (error) {
      if (signal.aborted || !(error instanceof InspectionBroken)) throw error;
      return null;
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const seen = bundled.flatMap((one) => {
    const report = reports.get(one);
    return report ? [{ ...one, report }] : [];
  });
  return { seen, missed: missed.sort() };
}

const NOTHING_RULED: Pick<PackageReport, 'findings'> = { findings: [] };

function isWhole({ crashed, findings }: PackageReport): boolean {
  return crashed.length === 0 && !findings.some(({ ruleId }) => ruleId === INCOMPLETE);
}

/** Rules are read apart from the analysis, so that a new one lets nothing be analysed anew. */
function readingOf(files: readonly string[], rules: readonly ActiveRule[] | null): string {
  const digest = createHash('sha256').update(JSON.stringify(rules ? [files, rules] : files));
  return `${rules ? 'rules ' : ''}${edition()} ${digest.digest('hex')}`;
}

import type { OsvEntry } from '@guildhall/analysis';
import type { TaskWork } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { PackageReport } from '../../inspection/package-job.ts';
import type { PackageReading } from './package-report.repository.ts';

/** What a marketplace knows of packages, asked while no transaction is open. */
export interface PackageKnowledge {
  report(of: PackageReading): Promise<PackageReport | null>;
  keep(of: PackageReading, report: PackageReport): Promise<void>;
  /** Advisories about packages of these names, whatever versions they cover. */
  advisories(names: readonly string[]): Promise<OsvEntry[]>;
}

export function packageKnowledge({ units, session }: TaskWork<Context>): PackageKnowledge {
  return {
    report: (of) => units.run(session, (ctx) => ctx.packageReports.find(of), { readOnly: true }),
    keep: (of, report) => units.run(session, (ctx) => ctx.packageReports.add(of, report, ctx.now)),
    advisories: async (names) =>
      names.length === 0 ? [] : units.run(session, (ctx) => ctx.advisories.about(names), { readOnly: true }),
  };
}

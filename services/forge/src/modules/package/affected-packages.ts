import { fixedIn, isAffected, isMalicious, severityOfAdvisory, type OsvEntry } from '@guildhall/analysis';
import { SEVERITY } from '../../inspection/found-in-code.ts';
import type { Severity } from '../finding/finding.ts';

interface Pinned {
  name: string;
  version: string;
}

/** A package that a known vulnerability is in. */
export interface Affected<Package extends Pinned = Pinned> {
  package: Package;
  advisoryId: string;
  severity: Severity;
  malicious: boolean;
  summary: string | null;
  /** The first version that is said to be free of it. */
  fixedIn: string | null;
}

/** Holds packages against advisories. The same input gives the same answer, in a fixed order. */
export function affectedPackages<Package extends Pinned>(
  packages: readonly Package[],
  entries: readonly OsvEntry[],
): Affected<Package>[] {
  return packages.flatMap((one) =>
    entries
      .filter((entry) => isAffected(entry, one.name, one.version))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((entry) => ({
        package: one,
        advisoryId: entry.id,
        severity: SEVERITY[severityOfAdvisory(entry)],
        malicious: isMalicious(entry),
        summary: entry.summary?.slice(0, 300) ?? null,
        fixedIn: fixedIn(entry, one.name, one.version),
      })),
  );
}

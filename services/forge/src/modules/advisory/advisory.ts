import type { Severity } from '../finding/finding.ts';

/** A known vulnerability of a package, out of OSV data. */
export interface AdvisoryRow {
  id: string;
  severity: Severity;
  malicious: boolean;
  withdrawn: boolean;
  summary: string | null;
  /** Which packages it is about. */
  packages: string[];
  importedAt: Date;
  importNumber: number;
}

export interface AdvisoryImportRow {
  number: number;
  at: Date;
  actorId: string;
  added: number;
  replaced: number;
  withdrawn: number;
  skipped: number;
}

/** A version, a package in it, and a known vulnerability of that package. */
export interface VersionAdvisory {
  versionId: string;
  advisoryId: string;
  name: string;
  version: string;
  severity: Severity;
  fixedIn: string | null;
  bundled: boolean;
}

export interface VersionAdvisoryRow extends VersionAdvisory {
  since: Date;
}

/** An entry that was left aside, and why. */
export interface SkippedEntry {
  source: string;
  reason: string;
}

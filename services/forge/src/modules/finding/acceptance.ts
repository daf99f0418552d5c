import { SEVERITIES, type Severity } from './finding.ts';

/** A reviewer's word that a finding of one plugin is to be as it is, for a time. */
export interface AcceptanceRow {
  pluginId: string;
  findingId: string;
  /** Counted from 1 for each finding; the newest one decides. */
  number: number;
  publisherId: string;
  ruleId: string;
  severity: Severity;
  reason: string;
  acceptedBy: string;
  acceptedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

/** The longest that one may hold. */
export const LONGEST_DAYS = 366;

/** Whether it holds for a finding of this severity now: one that has become worse was never accepted. */
export function isAccepted(acceptance: AcceptanceRow | null, severity: Severity, now: Date): boolean {
  return (
    acceptance !== null &&
    acceptance.endedAt === null &&
    acceptance.expiresAt > now &&
    SEVERITIES.indexOf(acceptance.severity) <= SEVERITIES.indexOf(severity)
  );
}

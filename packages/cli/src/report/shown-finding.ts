import type { Severity } from '@guildhall/analysis';

/** A finding of any engine run, here or at the marketplace, as far as it is shown. */
export interface ShownFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine?: number | null;
  readonly endColumn?: number | null;
  /** Number in the Common Weakness Enumeration. */
  readonly cwe?: number | null;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Where the rule is explained. */
  readonly docs?: string;
  readonly excerpt?: string | null;
  readonly flow?: readonly { file: string; line: number; column: number; label: string }[];
  /** The published version that had it first; null for a new one. */
  readonly knownSince?: { versionString: string } | null;
  /** A reviewer's word that it is to be as it is. */
  readonly acceptance?: { reason: string; acceptedBy: string; expiresAt: string } | null;
}

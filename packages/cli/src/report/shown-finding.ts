import type { Severity } from '@guildhall/analysis';

/** A finding of any engine run, here or at the marketplace, as far as it is shown. */
export interface ShownFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Where the rule is explained. */
  readonly docs?: string;
  readonly excerpt?: string | null;
  readonly flow?: readonly { file: string; line: number; column: number; label: string }[];
}

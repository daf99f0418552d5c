/** What is wrong with a manifest or a surface, where, and what to do about it. */
export interface ManifestError {
  readonly code: string;
  readonly message: string;
  /** JSON pointer: `/contributes/views/0/module`; empty for the document itself. */
  readonly path: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units, as editors do. */
  readonly column?: number;
  readonly hint?: string;
}

/** The same shape, found by comparing a valid manifest with a host's surface. */
export type ManifestProblem = ManifestError;

/** What a build gives: the bytes a browser runs, and what is needed to review and to repeat it. */
export interface Build {
  readonly bundles: readonly Bundle[];
  /** Source map of the user interface bundle as JSON text; null when there is no bundle. */
  readonly map: string | null;
  readonly metafile: BuildMetafile;
  /** One line a step or warning, for the run's log. */
  readonly log: readonly string[];
}

export interface Bundle {
  readonly name: 'ui.js';
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly gzipBytes: number;
}

/** Which inputs became which part of the bundle; sizes in bytes. */
export interface BuildMetafile {
  readonly inputs: Readonly<Record<string, { readonly bytes: number; readonly bytesInOutput: number }>>;
}

/** What keeps a project from being built, at a place a developer can open. */
export interface BuildError {
  readonly code: string;
  readonly message: string;
  readonly file: string | null;
  /** Counted from 1. */
  readonly line: number | null;
  /** Counted from 1. */
  readonly column: number | null;
  readonly hint?: string;
}

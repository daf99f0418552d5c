import type { PackageReference } from '../dependencies/fetch-package.ts';

/** What a build gives: the bytes that run, and what is needed to review and to repeat it. */
export interface Build {
  /** The user interface first, then the functions; either may be missing. */
  readonly bundles: readonly Bundle[];
  /** Packages of which something is in a bundle, by name and version. */
  readonly packages: readonly BundledPackage[];
  /** One line a step or warning, for the run's log. */
  readonly log: readonly string[];
}

/** A package, and those of its files of which something is in a bundle. */
export interface BundledPackage extends PackageReference {
  readonly files: readonly string[];
}

/** `ui.js` runs in pages, in a worker inside a frame; `functions.js` runs on the server, in the sandbox. */
export type BundleName = 'ui.js' | 'functions.js';

export interface Bundle {
  readonly name: BundleName;
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly gzipBytes: number;
  /** Source map as JSON text. */
  readonly map: string;
  readonly metafile: BuildMetafile;
  /** What costs, the largest first: packages, then files of the project. */
  readonly breakdown: readonly SizePart[];
}

/** Which inputs became which part of a bundle; sizes in bytes. */
export interface BuildMetafile {
  readonly inputs: Readonly<Record<string, { readonly bytes: number; readonly bytesInOutput: number }>>;
}

/** A part of a bundle. Packages add up to the whole; files of the project are part of its `this project`. */
export interface SizePart {
  readonly kind: 'package' | 'file';
  readonly name: string;
  readonly bytes: number;
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
  /** A package that is not in the cache: once it is, building again may succeed. */
  readonly absent?: PackageReference;
}

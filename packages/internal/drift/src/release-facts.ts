import type { Manifest } from '@guildhall/manifest';

/** What is known of one version, as far as it can drift. Null where nobody looked: that is said, not guessed. */
export interface ReleaseFacts {
  readonly manifest: Manifest;
  readonly artifact: ArtifactFacts | null;
  /** Packages out of a registry that its code holds. */
  readonly dependencies: readonly PackageFact[] | null;
  /** What the code was seen to be able to do. */
  readonly capabilities: readonly string[] | null;
  /** Origins the code was seen to reach. */
  readonly reached: readonly string[] | null;
  /** Who submitted it; the same text for the same person or key. */
  readonly signer: string | null;
  /** What its golden invocations came to; empty when it has none. */
  readonly behaviour: readonly GoldenOutcome[] | null;
}

export interface ArtifactFacts {
  /** SHA-256 of the tarball. */
  readonly sourceDigest: string;
  readonly bundles: readonly { readonly name: string; readonly sha256: string }[];
  /** Whether building it twice gave the same bytes; null when it was built once. */
  readonly reproducible: boolean | null;
}

export interface PackageFact {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

export interface GoldenOutcome {
  readonly name: string;
  /** How it ended, such as `ok`, `error`, `timeout`; `gone` where there is no such function. */
  readonly outcome: string;
  /** What it called of the host, in order; a fetch with its method and origin. */
  readonly calls: readonly string[];
  readonly resultDigest: string;
}

import type { JsonRecord } from '../../json.ts';

/** Whose Sigstore certificates, logs and clocks a marketplace believes. */
export interface SigstoreTrustRow {
  /** Sigstore's `trusted_root.json`; null while bundles are kept and not checked. */
  trustedRoot: JsonRecord | null;
  /** Null while nobody has said anything. */
  since: Date | null;
  actorId: string | null;
  rev: number;
}

export const NOBODY_TRUSTED: SigstoreTrustRow = { trustedRoot: null, since: null, actorId: null, rev: 0 };

/** Of JSON: a trusted root has ten thousand, a bundle a few. */
export const MAX_SIGSTORE_BYTES = 256 * 1024;

import type { RunState } from './run-lifecycle.ts';

/** One pass of Forge over one version. */
export interface RunRow {
  id: string;
  versionId: string;
  pluginId: string;
  publisherId: string;
  attempt: number;
  state: RunState;
  /** SHA-256 of the tarball. */
  sourceDigest: string;
  queuedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  error: string | null;
  releaseDigest: string | null;
  factSheetDigest: string | null;
  rev: number;
}

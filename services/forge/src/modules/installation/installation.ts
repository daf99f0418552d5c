/** An installation as the graph names it: its id. @public to the generated resolver types */
export interface InstallationRef {
  id: string;
}

export interface SealedSecret {
  name: string;
  jwe: string;
}

/** What forge keeps of installation's installation. */
export interface InstallationRow {
  id: string;
  pluginId: string;
  publisherId: string;
  versionId: string | null;
  host: string;
  organization: string;
  /** Null for the whole organization. */
  workspace: string | null;
  state: string;
  releaseDigest: string | null;
  settings: Record<string, unknown>;
  secrets: readonly SealedSecret[];
  signedManifest: string | null;
  rev: number;
}

/** While an update waits for consent, the version before goes on running. */
export const RUNNING_STATES: readonly string[] = ['ACTIVE', 'UPDATE_PENDING_CONSENT'];

/** The place that a caller must be able to reach. */
export type Place = Pick<InstallationRow, 'host' | 'organization' | 'workspace'>;

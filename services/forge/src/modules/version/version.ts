/** A version as the graph names it: its id. Everything forge says about it hangs on that. @public to the generated resolver types */
export interface VersionRef {
  id: string;
}

/** What forge keeps of catalog's version. */
export interface VersionRow {
  id: string;
  pluginId: string;
  pluginName: string;
  publisherId: string;
  versionString: string;
  state: string;
  sourceDigest: string | null;
  runAttempt: number;
}

/** States in which anybody may see a version. */
export const PUBLIC_STATES = ['PUBLISHED', 'YANKED'];

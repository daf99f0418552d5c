/** Where in a host a plugin is installed. Organization and workspace are the host's own ids. */
export interface Place {
  /** The host's key. */
  host: string;
  organization: string;
  /** Null for the whole organization. */
  workspace: string | null;
}

/** One text for a place, for keys of maps. */
export function placeKey({ host, organization, workspace }: Place): string {
  return JSON.stringify([host, organization, workspace]);
}

/** What the outside was told: each entry is a promise that must have been kept. */
export interface Ledger {
  /** Versions whose submission was accepted. */
  submitted: { id: string; pluginId: string; versionString: string }[];
  /** Cases in which a verdict was accepted. */
  decided: { caseId: string; verdict: string }[];
  installed: { id: string; organization: string; workspace: string }[];
  imposed: { id: string; lifted: boolean }[];
  marketplaces: { id: string }[];
}

export function openLedger(): Ledger {
  return { submitted: [], decided: [], installed: [], imposed: [], marketplaces: [] };
}

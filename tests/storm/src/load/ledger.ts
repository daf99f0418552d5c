/** What the outside was told: each entry is a promise that must have been kept. */
export interface Ledger {
  /** Versions whose submission was accepted. */
  submitted: { id: string; pluginId: string; versionString: string }[];
  /** Cases in which a verdict was accepted. */
  decided: { caseId: string; verdict: string }[];
  installed: { id: string; host: string; organization: string; workspace: string }[];
  imposed: { id: string; lifted: boolean }[];
  marketplaces: { id: string }[];
  /** Runs of functions of which somebody was given the number, with what set them going. */
  runs: { id: string; by: 'call' | 'webhook' }[];
}

export function openLedger(): Ledger {
  return { submitted: [], decided: [], installed: [], imposed: [], marketplaces: [], runs: [] };
}

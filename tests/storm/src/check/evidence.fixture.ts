import type { Evidence } from './evidence.ts';

/** A little world after a storm in which nothing went wrong; a test takes one thing away. */
export function calmEvidence(change: Partial<Evidence> = {}): Evidence {
  const versions = new Map([
    ['ver_1', 3],
    ['ver_2', 1],
  ]);
  return {
    ledger: {
      submitted: [{ id: 'ver_1', pluginId: 'plg_1', versionString: '1.0.0' }],
      decided: [{ caseId: 'case_1', verdict: 'APPROVE' }],
      installed: [{ id: 'ins_1', host: 'crm', organization: 'fernhill', workspace: 'w' }],
      imposed: [{ id: 'rst_1', lifted: true }],
      marketplaces: [{ id: 'mkt_1' }],
      runs: [{ id: 'inv_1', by: 'call' }],
    },
    steps: [
      { kind: 'version', id: 'ver_1', rev: 1, from: null, to: 'DRAFT' },
      { kind: 'version', id: 'ver_1', rev: 2, from: 'DRAFT', to: 'SUBMITTED' },
      { kind: 'version', id: 'ver_1', rev: 3, from: 'SUBMITTED', to: 'PUBLISHED' },
      { kind: 'case', id: 'case_1', rev: 1, from: null, to: 'CLOSED' },
      { kind: 'installation', id: 'ins_1', rev: 1, from: null, to: 'ACTIVE' },
      { kind: 'restriction', id: 'rst_1', rev: 1, from: null, to: 'LIFTED' },
      { kind: 'marketplace', id: 'mkt_1', rev: 1, from: null, to: 'ACTIVE' },
    ],
    standings: [
      { kind: 'version', id: 'ver_1', rev: 3, state: 'PUBLISHED' },
      { kind: 'case', id: 'case_1', rev: 1, state: 'CLOSED' },
      { kind: 'installation', id: 'ins_1', rev: 1, state: 'ACTIVE' },
      { kind: 'restriction', id: 'rst_1', rev: 1, state: 'LIFTED' },
      { kind: 'marketplace', id: 'mkt_1', rev: 1, state: 'ACTIVE' },
    ],
    unlogged: [{ kind: 'invocation', id: 'inv_1', rev: 1, state: 'FINISHED' }],
    projections: [{ name: 'catalog.version in forge', owner: versions, kept: new Map(versions) }],
    locks: [
      { installationId: 'ins_1', rev: 1, from: 't1', to: 't2' },
      { installationId: 'ins_1', rev: 2, from: 't2', to: null },
    ],
    feeds: [{ marketplaceId: 'mkt_1', head: 2, seqs: [1, 2], applied: 2 }],
    epochs: new Map([['mkt_1', [1, 1, 4]]]),
    deadLetters: [],
    deaths: [],
    execution: { answered: 12, uncompiled: 0 },
    counted: [{ fault: 'lost', what: 'message that nobody handled', which: 'any', count: 0 }],
    ...change,
  };
}

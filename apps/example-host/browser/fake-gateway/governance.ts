const AT = '2026-03-02T09:30:00.000Z';
const PLUGIN = {
  id: 'plg_orchard.save-guard',
  name: 'orchard.save-guard',
  listing: { title: 'Save Guard', summary: '', icon: null, categories: [] },
};
const END = { hasNextPage: false, endCursor: null };
const CONFLICT = { code: 'CONFLICT', message: 'The request has changed since you read it.' };

const aRequest = (number: number) => ({
  ...{ id: `irq_${number}`, rev: 1, state: 'REQUESTED', at: AT, plugin: PLUGIN },
  reason: `Reason ${number}: wrong numbers cost us an hour a day.`,
});

const aRun = (number: number, outcome: string) => ({
  ...{ id: `inv_${number}`, function: 'noteSave', trigger: 'EVENT', state: 'FINISHED', outcome },
  ...{ message: outcome === 'OK' ? null : 'It ran for longer than 500 ms.', startedAt: AT },
  ...{ wallMs: 12, cpuMs: 4, fetches: 0 },
});

export type Governance = ReturnType<typeof createGovernance>;

/** What governs plugins, as this stand-in knows it: enough to fill every page for administrators. */
export function createGovernance() {
  /** `decided`: somebody else was faster. `runs`: how the latest ones ended. */
  const world = { requests: 3, decided: false, empty: false, runs: ['OK', 'TIMEOUT'] };
  const many = <T>(nodes: T[]) => ({ nodes: world.empty ? [] : nodes, pageInfo: END });
  const runs = () => world.runs.map((outcome, index) => aRun(index, outcome));

  const operations: Record<string, (variables: { after?: string | null }) => unknown> = {
    installRequests: ({ after }) => {
      if (after === 'two') return many([aRequest(3)]);
      const nodes = world.empty ? [] : [aRequest(1), aRequest(2)];
      const more = nodes.length > 0 && world.requests > nodes.length;
      return { nodes, pageInfo: more ? { hasNextPage: true, endCursor: 'two' } : END };
    },
    approveInstallRequest: () =>
      world.decided
        ? { request: null, userErrors: [CONFLICT] }
        : { request: { ...aRequest(1), state: 'APPROVED' }, userErrors: [] },
    installRules: () => {
      const rule = { rev: 1, publisherId: null, scope: { organization: 'fernhill', workspace: null } };
      const denied = { ...rule, id: 'rul_1', effect: 'DENY', pluginId: null };
      const everywhere = { ...rule, id: 'rul_2', effect: 'REQUEST', pluginId: PLUGIN.id };
      return world.empty ? [] : [denied, { ...everywhere, scope: { organization: '*', workspace: null } }];
    },
    slotConfigurations: () => [],
    hosts: () => [{ key: 'fernhill-crm', fallback: 'PREVIOUS' }],
    functionLogs: () => {
      const node = { at: AT, level: 'WARN', text: 'The register answered slowly.', function: 'lookUp' };
      const edges = world.empty ? [] : [{ cursor: 'one', node: { ...node, invocationId: 'inv_1' } }];
      return { edges, pageInfo: END };
    },
  };

  /** What one installation is asked for beyond what every list knows of it. */
  const detail = () => ({
    ...{ installedAt: AT, fallback: { versionString: '0.9.0' } },
    secrets: world.empty
      ? []
      : [
          { name: 'A_KEY', label: 'A key', required: true, origins: ['https://one.example'], setAt: null },
          { name: 'B_KEY', label: 'B key', required: false, origins: ['https://two.example'], setAt: AT },
        ],
    functions: world.empty ? [] : [{ name: 'noteSave', title: 'Count a saved contact', public: true }],
    schedules: [{ id: 'nightly', function: 'noteSave', every: '0 2 * * *', nextAt: AT }],
    usage: {
      ...{ invocationsThisMinute: 3, invocationsPerMinute: 600 },
      ...{ storageBytes: 1_000, storageLimitBytes: 1_000_000 },
    },
    invocations: many(runs()),
  });

  return { world, operations, detail };
}

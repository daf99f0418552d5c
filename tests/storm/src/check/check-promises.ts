import type { Evidence, Fault } from './evidence.ts';

/** States in which nobody but a person goes on. */
const SETTLED: Readonly<Record<string, readonly string[]>> = {
  version: ['PUBLISHED', 'REJECTED', 'IN_REVIEW', 'QUARANTINED', 'APPROVED', 'YANKED'],
  case: ['DECIDED', 'CLOSED'],
  marketplace: ['ACTIVE'],
  lifted: ['LIFTED'],
  run: ['FINISHED'],
};

/** What the outside was told has happened, and what had to follow has followed. */
export function checkPromises({
  ledger,
  standings,
  unlogged,
}: Pick<Evidence, 'ledger' | 'standings' | 'unlogged'>): Fault[] {
  const states = new Map([...standings, ...unlogged].map(({ kind, id, state }) => [`${kind} ${id}`, state]));
  const expect = (kind: string, id: string, settled: readonly string[] | undefined): Fault[] => {
    const state = states.get(`${kind} ${id}`);
    if (state === undefined) return [{ kind: 'lost', what: `${kind} ${id} was accepted and is not there` }];
    return settled?.includes(state) === false
      ? [{ kind: 'lost', what: `${kind} ${id} was accepted and stands at ${state}` }]
      : [];
  };
  return [
    ...ledger.submitted.flatMap(({ id }) => expect('version', id, SETTLED['version'])),
    ...ledger.decided.flatMap(({ caseId }) => expect('case', caseId, SETTLED['case'])),
    ...ledger.installed.flatMap(({ id }) => expect('installation', id, undefined)),
    ...ledger.runs.flatMap(({ id }) => expect('invocation', id, SETTLED['run'])),
    ...ledger.marketplaces.flatMap(({ id }) => expect('marketplace', id, SETTLED['marketplace'])),
    ...ledger.imposed.flatMap(({ id, lifted }) =>
      expect('restriction', id, lifted ? SETTLED['lifted'] : undefined),
    ),
    ...twice(ledger.submitted.map(({ pluginId, versionString }) => `version ${pluginId} ${versionString}`)),
    ...twice(ledger.installed.map(({ id }) => `installation ${id}`)),
    ...twice(ledger.runs.map(({ id, by }) => `run ${id} of a ${by}`)),
  ];
}

/** One answer for one idempotency key: nothing was made twice because somebody asked twice. */
function twice(names: readonly string[]): Fault[] {
  const groups = Map.groupBy(names, (name) => name);
  return [...groups]
    .filter(([, all]) => all.length > 1)
    .map(([name]) => ({ kind: 'doubled', what: `${name} was made twice` }));
}

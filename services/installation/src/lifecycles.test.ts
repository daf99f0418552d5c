import { installationChanged, readSubgraph } from '@guildhall/schema';
import { lifecycleFaults } from '@guildhall/testing';
import { Kind } from 'graphql';
import { INSTALLATION_STATES, installationLifecycle } from './modules/installation/installation-lifecycle.ts';
import { requestLifecycle } from './modules/request/install-request-lifecycle.ts';

const documents = readSubgraph('installation');

describe('every lifecycle of installation', () => {
  it('is whole: installation', () => {
    const states = INSTALLATION_STATES;

    expect([...states].sort()).toEqual(statesInContract('InstallationState'));
    expect(lifecycleFaults(installationLifecycle, { states, final: ['UNINSTALLED'] })).toEqual([]);
  });

  it('travels by the same names: installation', () => {
    const travels = (state: string) =>
      !installationChanged.state.safeParse({ state }).error?.issues.some(({ path }) => path[0] === 'state');

    expect([...INSTALLATION_STATES, 'FAILED'].filter(travels)).toEqual(INSTALLATION_STATES);
  });

  it('is whole: install request', () => {
    const states = ['REQUESTED', 'APPROVED', 'DENIED'] as const;

    expect([...states].sort()).toEqual(statesInContract('InstallRequestState'));
    expect(lifecycleFaults(requestLifecycle, { states, final: ['APPROVED', 'DENIED'] })).toEqual([]);
  });
});

/** Without those that only older clients may still name. */
function statesInContract(name: string): string[] {
  return documents.definitions
    .flatMap((one) =>
      one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === name ? (one.values ?? []) : [],
    )
    .filter(({ directives = [] }) => !directives.some(({ name: { value } }) => value === 'deprecated'))
    .map((one) => one.name.value)
    .sort();
}

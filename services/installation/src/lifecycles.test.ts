import { readSubgraph } from '@guildhall/schema';
import { lifecycleFaults } from '@guildhall/testing';
import { Kind } from 'graphql';
import { installationLifecycle } from './modules/installation/installation-lifecycle.ts';
import { requestLifecycle } from './modules/request/install-request-lifecycle.ts';

const documents = readSubgraph('installation');

describe('every lifecycle of installation', () => {
  it('is whole: installation', () => {
    const states = [
      'CONSENT_REQUIRED',
      'ACTIVE',
      'UPDATE_PENDING_CONSENT',
      'DISABLED',
      'DIGEST_MISMATCH',
      'FAILED',
      'UNINSTALLED',
    ] as const;

    expect([...states].sort()).toEqual(statesInContract('InstallationState'));
    expect(
      lifecycleFaults(installationLifecycle, { states, final: ['UNINSTALLED'], reserved: ['FAILED'] }),
    ).toEqual([]);
  });

  it('is whole: install request', () => {
    const states = ['REQUESTED', 'APPROVED', 'DENIED'] as const;

    expect([...states].sort()).toEqual(statesInContract('InstallRequestState'));
    expect(lifecycleFaults(requestLifecycle, { states, final: ['APPROVED', 'DENIED'] })).toEqual([]);
  });
});

function statesInContract(name: string): string[] {
  return documents.definitions
    .flatMap((one) =>
      one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === name ? (one.values ?? []) : [],
    )
    .map((one) => one.name.value)
    .sort();
}

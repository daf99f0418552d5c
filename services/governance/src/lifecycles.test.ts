import { readSubgraph } from '@guildhall/schema';
import { lifecycleFaults } from '@guildhall/testing';
import { Kind } from 'graphql';
import { restrictionLifecycle } from './modules/restriction/restriction-lifecycle.ts';
import { caseLifecycle } from './modules/review-case/review-case-lifecycle.ts';

const documents = readSubgraph('governance');

describe('every lifecycle of governance', () => {
  it('is whole: restriction', () => {
    const states = ['PROPOSED', 'HELD', 'SCHEDULED', 'ACTIVE', 'LIFTED', 'EXPIRED', 'REFUSED'] as const;

    expect([...states].sort()).toEqual(statesInContract('RestrictionState'));
    expect(
      lifecycleFaults(restrictionLifecycle, {
        states,
        final: ['LIFTED', 'EXPIRED', 'REFUSED'],
        reserved: ['SCHEDULED'],
      }),
    ).toEqual([]);
  });

  it('is whole: review case', () => {
    const states = ['QUEUED', 'LEASED', 'AWAITING_PUBLISHER', 'HELD', 'DECIDED', 'CLOSED'] as const;

    expect([...states].sort()).toEqual(statesInContract('ReviewCaseState'));
    expect(lifecycleFaults(caseLifecycle, { states, final: ['CLOSED'], reserved: ['HELD'] })).toEqual([]);
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

import { readSubgraph } from '@guildhall/schema';
import { lifecycleFaults } from '@guildhall/testing';
import { Kind } from 'graphql';
import { checkLifecycle } from './modules/check/check-lifecycle.ts';
import { customRuleLifecycle } from './modules/custom-rule/custom-rule-lifecycle.ts';
import { invocationLifecycle } from './modules/invocation/invocation-lifecycle.ts';
import { runLifecycle } from './modules/run/run-lifecycle.ts';

const documents = readSubgraph('forge');

describe('every lifecycle of forge', () => {
  it('is whole: check', () => {
    const states = ['QUEUED', 'RUNNING', 'PASSED', 'FAILED', 'ERROR', 'SKIPPED'] as const;

    expect([...states].sort()).toEqual(statesInContract('CheckState'));
    expect(
      lifecycleFaults(checkLifecycle, { states, final: ['PASSED', 'FAILED', 'ERROR', 'SKIPPED'] }),
    ).toEqual([]);
  });

  it('is whole: custom rule', () => {
    const states = ['OBSERVE', 'ENFORCE', 'ARCHIVED'] as const;

    expect([...states].sort()).toEqual(statesInContract('CustomRuleState'));
    expect(lifecycleFaults(customRuleLifecycle, { states, final: ['ARCHIVED'] })).toEqual([]);
  });

  it('is whole: invocation', () => {
    const states = ['QUEUED', 'RUNNING', 'FINISHED'] as const;

    expect([...states].sort()).toEqual(statesInContract('InvocationState'));
    expect(lifecycleFaults(invocationLifecycle, { states, final: ['FINISHED'] })).toEqual([]);
  });

  it('is whole: run', () => {
    const states = ['QUEUED', 'RUNNING', 'CONCLUDED', 'ERROR', 'CANCELLED'] as const;

    expect([...states].sort()).toEqual(statesInContract('RunState'));
    expect(lifecycleFaults(runLifecycle, { states, final: ['CONCLUDED', 'ERROR', 'CANCELLED'] })).toEqual([]);
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

import { factsOf, type PolicyFacts } from './facts.ts';
import { fitFacts } from './fit-facts.ts';

const check = { required: true, state: 'PASSED' as const };

describe('facts that must fit into an event', () => {
  it('stay as they are, whatever order their keys were stored in', () => {
    const facts = theFacts();
    const { required, ...others } = facts.permissions;
    const stored: PolicyFacts = { ...facts, permissions: { ...others, required } };

    expect(fitFacts(stored)).toBe(stored);
  });

  it('fail the declarations when more is asked for than anybody can read', () => {
    const facts = theFacts();
    const greedy = Array.from({ length: 600 }, (_, index) => `scope:${index}`);

    const fitted = fitFacts({ ...facts, permissions: { ...facts.permissions, optional: greedy } });

    expect(fitted.permissions.optional).toHaveLength(500);
    expect(fitted.checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'manifest FAILED',
      'build PASSED',
      'declarations FAILED',
    ]);
  });
});

function theFacts(): PolicyFacts {
  const names = ['manifest', 'build', 'declarations'];
  return {
    ...factsOf([], { build: null, analysis: null }),
    checks: names.map((name) => ({ name, ...check })),
  };
}

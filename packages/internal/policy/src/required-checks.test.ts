import { evaluatePolicy } from './evaluate-policy.ts';
import type { PolicyInput } from './policy-input.ts';
import { anInput, compiled, policyOf } from './testing/builders.ts';

type Checks = PolicyInput['facts']['checks'];

/** A policy that would approve anything. */
const approving = policyOf([{ verdict: 'APPROVE' }]);
const decide = (checks: Checks, policies = [approving]) =>
  evaluatePolicy(policies, anInput({ facts: { checks } }));

describe('required checks', () => {
  it('let a version be approved when all have passed', () => {
    expect(decide([{ name: 'build', required: true, state: 'PASSED' }]).verdict).toBe('APPROVE');
  });

  it.each(['FAILED', 'ERROR', 'SKIPPED'] as const)('I9: nothing is approved while one is %s', (state) => {
    expect(decide([{ name: 'secrets', required: true, state }])).toMatchObject({
      verdict: 'REVIEW',
      reasons: [
        {
          code: 'REQUIRED_CHECK_NOT_PASSED',
          message: 'These checks have not passed: secrets.',
          layer: 'platform',
        },
      ],
    });
  });

  it('I9: nothing is approved when none ran at all', () => {
    expect(decide([])).toMatchObject({
      verdict: 'REVIEW',
      reasons: [{ message: 'No required check has run.' }],
    });
    expect(decide([{ name: 'style', required: false, state: 'PASSED' }]).verdict).toBe('REVIEW');
  });

  it('I9: nothing is approved when one that a revision names is missing', () => {
    const demanding = compiled({ rules: [], defaultVerdict: 'APPROVE', requiredChecks: ['sbom'] });
    const build = { name: 'build', required: true, state: 'PASSED' } as const;
    expect(decide([build], [demanding]).verdict).toBe('REVIEW');
    expect(decide([build, { ...build, name: 'sbom', required: false }], [demanding]).verdict).toBe('APPROVE');
  });

  it('do not trust the better of two reports', () => {
    expect(
      decide([
        { name: 'build', required: true, state: 'PASSED' },
        { name: 'build', required: true, state: 'ERROR' },
      ]).verdict,
    ).toBe('REVIEW');
  });

  it('let a voluntary check fail', () => {
    expect(
      decide([
        { name: 'build', required: true, state: 'PASSED' },
        { name: 'style', required: false, state: 'ERROR' },
      ]).verdict,
    ).toBe('APPROVE');
  });
});

import { evaluatePolicy } from './evaluate-policy.ts';
import type { PolicyRule } from './policy-rule.ts';
import { aRule, anInput, compiled, policyOf } from './testing/builders.ts';

const broken = '1 / facts.findings.high > 0';
const verdictOf = (rules: Partial<PolicyRule>[], defaultVerdict?: Parameters<typeof policyOf>[1]) =>
  evaluatePolicy([policyOf(rules, defaultVerdict)], anInput()).verdict;

describe('evaluating a policy', () => {
  it('gives the default verdict when no rule matches', () => {
    expect(verdictOf([{ when: 'false', verdict: 'REJECT' }])).toBe('APPROVE');
    expect(evaluatePolicy([policyOf([], 'REVIEW')], anInput())).toMatchObject({
      verdict: 'REVIEW',
      reasons: [{ code: 'DEFAULT_VERDICT' }],
    });
  });

  it('lets the strictest match decide', () => {
    expect(verdictOf([{ verdict: 'REVIEW' }, { verdict: 'REJECT' }, { verdict: 'QUARANTINE' }])).toBe(
      'REJECT',
    );
  });

  it('lets an approving rule replace the default verdict, but nothing that matched', () => {
    expect(verdictOf([{ verdict: 'APPROVE' }], 'REVIEW')).toBe('APPROVE');
    expect(verdictOf([{ verdict: 'APPROVE' }, { verdict: 'QUARANTINE' }], 'REVIEW')).toBe('QUARANTINE');
  });

  it('lets a layer tighten only', () => {
    const strict = compiled(
      { rules: [aRule({ verdict: 'QUARANTINE' })], defaultVerdict: 'APPROVE' },
      'platform',
    );
    const mild = policyOf([{ verdict: 'APPROVE' }]);
    expect(evaluatePolicy([mild, strict], anInput()).verdict).toBe('QUARANTINE');
    const lenient = compiled(
      { rules: [aRule({ verdict: 'APPROVE' })], defaultVerdict: 'APPROVE' },
      'platform',
    );
    expect(evaluatePolicy([lenient, policyOf([], 'REVIEW')], anInput()).verdict).toBe('REVIEW');
  });

  it('asks the platform first, whatever the order given', () => {
    const platform = compiled({ rules: [aRule({ id: 'floor' })], defaultVerdict: 'APPROVE' }, 'platform');
    const { trace } = evaluatePolicy([policyOf([{ id: 'own' }]), platform], anInput());
    expect(trace.map(({ ruleId }) => ruleId)).toEqual(['required-checks', 'floor', 'own']);
  });

  it('says why, strictest first, in words for people', () => {
    const policy = policyOf([
      { id: 'mild', verdict: 'REVIEW', reason: 'MILD' },
      { id: 'strict', verdict: 'REJECT', reason: 'STRICT', message: '"Rename " + plugin.name + "."' },
    ]);
    expect(evaluatePolicy([policy], anInput()).reasons).toEqual([
      { code: 'STRICT', message: 'Rename acme.notes.', ruleId: 'strict', layer: 'marketplace' },
      { code: 'MILD', message: 'A rule.', ruleId: 'mild', layer: 'marketplace' },
    ]);
  });

  it('traces the value of every clause', () => {
    const policy = policyOf([
      { when: 'publisher.tier == 0 && (publisher.restricted || plugin.firstVersion)' },
    ]);
    expect(evaluatePolicy([policy], anInput()).trace[1]).toMatchObject({
      matched: true,
      clauses: [
        { text: 'publisher.tier == 0', value: true },
        { text: 'publisher.restricted || plugin.firstVersion', value: true },
      ],
    });
  });

  it('traces what is only observed, and leaves out what is off', () => {
    const policy = policyOf([
      { id: 'watched', verdict: 'REJECT', mode: 'observe' },
      { id: 'off', verdict: 'REJECT', mode: 'off' },
    ]);
    const evaluation = evaluatePolicy([policy], anInput());
    expect(evaluation).toMatchObject({ verdict: 'APPROVE', reasons: [] });
    expect(evaluation.trace.slice(1)).toMatchObject([{ ruleId: 'watched', matched: true, mode: 'observe' }]);
  });

  it('answers REVIEW when a rule cannot be evaluated', () => {
    expect(evaluatePolicy([policyOf([{ when: broken, verdict: 'REJECT' }])], anInput())).toMatchObject({
      verdict: 'REVIEW',
      trace: [{}, { matched: false, error: expect.stringContaining('division by zero') as string }],
      reasons: [{ code: 'POLICY_ERROR', ruleId: 'rule-0' }],
    });
  });

  it('lets a broken rule neither approve nor soften', () => {
    expect(verdictOf([{ when: broken, verdict: 'APPROVE' }])).toBe('REVIEW');
    expect(verdictOf([{ when: broken }, { verdict: 'APPROVE' }])).toBe('REVIEW');
    expect(verdictOf([{ when: broken }, { verdict: 'QUARANTINE' }])).toBe('QUARANTINE');
  });

  it('lets a broken rule that is only observed decide nothing', () => {
    expect(verdictOf([{ when: broken, mode: 'observe' }])).toBe('APPROVE');
  });

  it('takes a setting that is neither true nor false for an error', () => {
    const strict = (value: string | boolean) =>
      evaluatePolicy([policyOf([{ when: 'settings.strict' }])], anInput({ settings: { strict: value } }));
    expect(strict(true).reasons).toMatchObject([{ code: 'A_REASON' }]);
    expect(strict('yes').reasons).toMatchObject([{ code: 'POLICY_ERROR' }]);
  });

  it('shows the title when a message cannot be written', () => {
    const policy = policyOf([{ message: 'string(1 / facts.findings.high)', verdict: 'REJECT' }]);
    expect(evaluatePolicy([policy], anInput())).toMatchObject({
      verdict: 'REJECT',
      reasons: [{ message: 'A rule.' }],
    });
  });
});

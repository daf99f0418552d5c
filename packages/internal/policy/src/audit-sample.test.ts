import { evaluatePolicy } from './evaluate-policy.ts';
import { openPolicyEvaluator } from './policy-evaluator.ts';
import { anInput, policyOf } from './testing/builders.ts';

const drawn = anInput({ auditSample: { perMille: 20, drawn: true } });
const spared = anInput({ auditSample: { perMille: 20, drawn: false } });
const approves = [policyOf([])];

describe('a version drawn for the audit sample', () => {
  it('goes to a person although nothing speaks against it, and is told why', () => {
    const { verdict, reasons } = evaluatePolicy(approves, drawn);
    expect(verdict).toBe('REVIEW');
    expect(reasons).toMatchObject([{ code: 'AUDIT_SAMPLE', layer: 'platform', ruleId: 'audit-sample' }]);
    expect(reasons[0]?.message).toBe(
      '20 of 1,000 versions are drawn by chance for a person to look at; this one was.',
    );
  });

  it('goes to a person although a rule approves it, and no rule can spare it', () => {
    const spares = policyOf([{ when: 'auditSample.drawn', verdict: 'APPROVE' }]);
    expect(evaluatePolicy([spares], drawn).verdict).toBe('REVIEW');
  });

  it('is not treated more mildly than the rules ask', () => {
    expect(evaluatePolicy([policyOf([{ verdict: 'QUARANTINE' }])], drawn).verdict).toBe('QUARANTINE');
    expect(evaluatePolicy([policyOf([], 'REJECT')], drawn).verdict).toBe('REJECT');
  });

  it('comes to the same in the process of its own', async () => {
    const evaluator = openPolicyEvaluator({ deadline: 5_000 });
    try {
      expect(await evaluator.evaluate(approves, drawn)).toEqual(evaluatePolicy(approves, drawn));
    } finally {
      await evaluator.close();
    }
  });
});

describe('a version that was not drawn', () => {
  it('is approved, and its trace says what the chances were', () => {
    const { verdict, trace, reasons } = evaluatePolicy(approves, spared);
    expect({ verdict, reasons }).toEqual({ verdict: 'APPROVE', reasons: [] });
    expect(trace).toContainEqual(
      expect.objectContaining({
        ruleId: 'audit-sample',
        matched: false,
        message: expect.stringMatching(/^20 of 1,000 .* was not\.$/) as string,
      }),
    );
  });

  it('leaves no trace where nothing is drawn: old decisions replay as they were', () => {
    const { verdict, trace } = evaluatePolicy(approves, anInput());
    expect(verdict).toBe('APPROVE');
    expect(trace.map(({ ruleId }) => ruleId)).not.toContain('audit-sample');
  });
});

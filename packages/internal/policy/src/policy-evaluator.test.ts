import { evaluatePolicy } from './evaluate-policy.ts';
import { openPolicyEvaluator, type PolicyEvaluator } from './policy-evaluator.ts';
import { policyInputSchema } from './policy-input.ts';
import { anInput, findings, floorAndPack, policyOf } from './testing/builders.ts';

/** A rule and an input that are both accepted, and together have sixteen million steps to take. */
const text = sumOf('settings.text', 8);
const endless = `(${text}).split("").all(x, (${text}).split("").all(y, x == y))`;
/** A pattern that a backtracking engine never gets out of. */
const backtracking = `"${'a'.repeat(40)}!".matches("(a+)+$")`;
/** Accepted as well, and asks for a list of some seventy million letters. */
const greedy = `cel.bind(a, ${sumOf('settings.text', 40)}, cel.bind(b, ${sumOf('a', 60)}, (${sumOf('b', 60)}).split("").size() > 3))`;
const long = anInput({ settings: { text: 'a'.repeat(512) } });

describe('the policy evaluator', () => {
  let evaluator: PolicyEvaluator;
  beforeAll(() => {
    evaluator = openPolicyEvaluator({ deadline: 250 });
  });
  afterAll(() => evaluator.close());

  it('answers what the rules answer in this thread', async () => {
    for (const input of [anInput(), anInput({ facts: { findings: findings({ critical: 1, high: 2 }) } })]) {
      expect(await evaluator.evaluate(floorAndPack, input)).toEqual(evaluatePolicy(floorAndPack, input));
    }
  });

  it('is given nothing here that a policy or an input would be refused for', () => {
    expect(policyInputSchema.safeParse(long).success).toBe(true);
    expect(endless.length).toBeLessThan(4_000);
  });

  it.each([
    ['an endless loop', endless],
    ['an endless pattern', backtracking],
  ])('cuts %s at its deadline and answers REVIEW', async (_, when) => {
    await evaluator.evaluate(floorAndPack, anInput());
    const began = performance.now();
    const evaluation = await evaluator.evaluate([policyOf([{ when, verdict: 'APPROVE' }])], long);
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(evaluation).toMatchObject({
      verdict: 'REVIEW',
      reasons: [{ code: 'POLICY_ERROR', message: 'No answer within 250 ms.' }],
    });
  });

  it('keeps the answers given before the cut', async () => {
    const policy = policyOf([
      { verdict: 'QUARANTINE' },
      { when: endless },
      { id: 'after', verdict: 'REJECT' },
    ]);
    const { verdict, trace } = await evaluator.evaluate([policy], long);
    expect(verdict).toBe('QUARANTINE');
    expect(trace.slice(1)).toMatchObject([
      { matched: true },
      { matched: false },
      { ruleId: 'after', matched: false },
    ]);
    expect(trace[3]?.error).toBe('No answer within 250 ms.');
  });

  it('outlives a rule that eats all memory', async () => {
    const evaluation = await evaluator.evaluate([policyOf([{ when: greedy }])], long);
    expect(evaluation).toMatchObject({ verdict: 'REVIEW', reasons: [{ code: 'POLICY_ERROR' }] });
    expect(await evaluator.evaluate(floorAndPack, anInput())).toMatchObject({ verdict: 'APPROVE' });
  });

  it('serves the next question as if nothing had happened', async () => {
    const [cut, next] = await Promise.all([
      evaluator.evaluate([policyOf([{ when: endless }])], long),
      evaluator.evaluate(floorAndPack, anInput()),
    ]);
    expect(cut.reasons).toMatchObject([{ code: 'POLICY_ERROR' }]);
    expect(next).toMatchObject({ verdict: 'APPROVE', reasons: [] });
  });

  it('refuses questions after it was closed', async () => {
    const closed = openPolicyEvaluator();
    await closed.close();
    await expect(closed.evaluate(floorAndPack, anInput())).rejects.toThrow('closed');
  });
});

describe('without the evaluator', () => {
  it('half of the same loop already holds the thread for far longer than the deadline', () => {
    const half = endless.replaceAll(text, sumOf('settings.text', 6));
    const began = performance.now();
    evaluatePolicy([policyOf([{ when: half }])], long);
    expect(performance.now() - began).toBeGreaterThan(250);
  });
});

function sumOf(term: string, times: number): string {
  return Array.from({ length: times }, () => term).join(' + ');
}

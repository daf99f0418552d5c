import { policyInputSchema } from '@guildhall/policy';
import { aBuild, anAnalysis } from '../../testing/fake-inspector.ts';
import { aFinding } from '../../testing/states.ts';
import { CHECKS, type CheckRow } from '../check/check.ts';
import { countFindings } from '../finding/finding-counts.ts';
import { factsOf } from './facts.ts';
import { fitFacts } from './fit-facts.ts';

const checks = (over: Partial<CheckRow> = {}): CheckRow[] =>
  CHECKS.map((name) => ({
    runId: 'run_1',
    name,
    state: 'PASSED',
    required: true,
    enforced: true,
    attempts: 1,
    queuedAt: new Date(),
    startedAt: null,
    finishedAt: null,
    message: null,
    ...over,
  }));

const counts = { analysis: countFindings([aFinding({ severity: 'HIGH', threat: 'obfuscation' })]) };

describe('facts', () => {
  it('are read by policies as they are, even when nothing could be seen', () => {
    const nothing = factsOf(checks({ state: 'ERROR' }), { build: null, analysis: null });
    expect(policyInputSchema.shape.facts.safeParse(nothing).success).toBe(true);
  });

  it('count what enforced checks found, and leave out the others', () => {
    const reports = { build: aBuild().report, analysis: anAnalysis({ counts }).report };
    expect(factsOf(checks(), reports).findings).toMatchObject({ high: 1, byThreat: { obfuscation: 1 } });
    expect(factsOf(checks({ enforced: false }), reports).findings).toMatchObject({ high: 0, byThreat: {} });
  });

  it('fit into an event, whatever a plugin reaches for, and fail then', () => {
    const origins = Array.from({ length: 5_000 }, (_, n) => ({
      name: `https://${'a'.repeat(60)}${n}.example`,
      declared: false,
      observed: true,
      file: null,
      line: null,
    }));
    const facts = factsOf(checks(), { build: aBuild().report, analysis: anAnalysis({ origins }).report });
    const fitting = fitFacts(facts);

    expect(Buffer.byteLength(JSON.stringify(fitting))).toBeLessThanOrEqual(24 * 1024);
    expect(fitting.origins.undeclared.length).toBeGreaterThan(10);
    expect(fitting.checks).toContainEqual({ name: 'declarations', required: true, state: 'FAILED' });
    expect(policyInputSchema.shape.facts.safeParse(fitting).success).toBe(true);
  });

  it('stay as they are when they fit', () => {
    const facts = factsOf(checks(), { build: aBuild().report, analysis: anAnalysis().report });
    expect(fitFacts(facts)).toBe(facts);
  });
});

import { analyzeJob } from './jobs.ts';
import { endedAt, nothingSeen } from './nothing-seen.ts';

describe('an analysis that was ended for its length', () => {
  const outcome = endedAt('src/huge.js', 60);

  it('fails its check with a finding at the file, and a way to mend it', () => {
    expect(outcome.report.verdicts).toMatchObject({
      analysis: { state: 'FAILED' },
      declarations: { state: 'SKIPPED' },
    });
    expect(outcome.findings).toMatchObject([
      { ruleId: 'analysis-incomplete', file: 'src/huge.js', severity: 'HIGH' },
    ]);
    expect(outcome.findings[0]?.message).toContain('longer than 60 seconds');
    expect(outcome.findings[0]?.fix).toContain('Split the file');
  });

  it.each([
    ['ended', outcome],
    ['without anything to see', nothingSeen('The archive cannot be read.')],
  ])('is an outcome like any other when it was %s', (_what, one) => {
    expect(analyzeJob.outcome.parse(one)).toEqual(one);
  });
});

import { packArchive } from '@guildhall/plugin-project';
import { analyzePlugin } from './analyze-plugin.ts';
import { partly } from '../testing/match.ts';
import { verdictOf, verdictOfCrash } from './verdict-of-findings.ts';

const crash = (file: string) => ({
  file,
  message: 'Maximum call stack size exceeded',
  cause: 'crash' as const,
});

describe('a check of the analysis', () => {
  it('is an error that names the file when the analysis itself fails', () => {
    const errors = [crash('src/odd.ts'), { ...crash('src/large.ts'), cause: 'limit' as const }];
    expect(verdictOfCrash(errors)).toEqual({
      state: 'ERROR',
      message: 'The analysis itself failed at src/odd.ts.',
    });
  });

  it('names the first few of many', () => {
    const errors = Array.from({ length: 8 }, (_, index) => crash(`${index}.ts`));
    expect(verdictOfCrash(errors)?.message).toMatch(/ 0\.ts, .*4\.ts and 3 more\.$/);
  });

  it('is no error while every file is read', () => {
    expect(verdictOfCrash([])).toBeNull();
    expect(verdictOf([]).state).toBe('PASSED');
    expect(verdictOf([{ severity: 'MEDIUM' }]).state).toBe('PASSED');
    expect(verdictOf([{ severity: 'HIGH' }]).state).toBe('FAILED');
  });

  it.each([
    [[], null],
    [['LOW'], '1 finding, which is not serious.'],
    [['LOW', 'MEDIUM'], '2 findings, none of them serious.'],
    [['HIGH', 'LOW'], '1 serious finding.'],
    [['HIGH', 'CRITICAL'], '2 serious findings.'],
  ] as const)('says of %j how many, in a sentence', (severities, words) => {
    expect(verdictOf(severities.map((severity) => ({ severity }))).message ?? null).toBe(words);
  });

  it('fails with the name of a file that nests to kill the parser', async () => {
    const files = new Map([['src/bomb.ts', new TextEncoder().encode('('.repeat(50_000))]]);
    const { report, findings } = await analyzePlugin({ archive: await packArchive(files), surfaces: [] });
    expect(report.verdicts['analysis']?.state).toBe('FAILED');
    expect(findings).toContainEqual(
      partly({ ruleId: 'analysis-incomplete', file: 'src/bomb.ts', severity: 'HIGH' }),
    );
  });
});

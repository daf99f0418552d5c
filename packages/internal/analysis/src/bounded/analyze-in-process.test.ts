import { fileURLToPath } from 'node:url';
import { analyzePackage } from '../analyze-package.ts';
import { indexAdvisories } from '../osv/advisory.ts';
import { analyzeInProcess } from './analyze-in-process.ts';

const entry = fileURLToPath(new URL('../testing/stubborn-analysis-process.ts', import.meta.url));
const filesOf = (...names: string[]) => new Map(names.map((name) => [name, 'x;']));

describe('an analysis in a process of its own', () => {
  it('finds what it finds in this one, known weaknesses included', async () => {
    const advisories = indexAdvisories([
      [
        'a.json',
        { id: 'MAL-1', affected: [{ package: { ecosystem: 'npm', name: 'weak' }, versions: ['1.0.0'] }] },
      ],
    ]);
    const files = new Map([
      ['package.json', '{"name":"a","license":"MIT","dependencies":{"weak":"1.0.0"}}'],
      ['a.js', 'eval(location.hash);'],
      ['node_modules/b/package.json', '{"name":"b","version":"1.0.0","license":"MIT"}'],
      ['node_modules/b/index.js', 'eval(process.env.A);'],
    ]);
    const input = { files, manifest: null, advisories };
    const there = await analyzeInProcess(input);
    expect(there).toEqual(await analyzePackage(input));
    expect(there.findings.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['malicious-dependency', 'eval-code']),
    );
  });

  it('leaves a file out that ends it, names it, and reads the others', async () => {
    const outcome = await analyzeInProcess({ files: filesOf('dies.js', 'fine.js') }, { entry });
    expect(outcome.errors).toMatchObject([{ file: 'dies.js', cause: 'crash' }]);
    expect(outcome.errors[0]?.message).toContain('SIGABRT');
    expect(outcome.facts.sizes).toEqual({ 'fine.js': 1 });
  });

  it.each([
    ['keeps it too long', 'hangs.js', 'longer than 1.5 seconds'],
    ['needs too much memory', 'eats.js', 'more than 2048 MB of memory'],
  ])('names a file that %s', async (_what, file, words) => {
    const outcome = await analyzeInProcess({ files: filesOf('fine.js', file) }, { entry, deadline: 1_500 });
    expect(outcome.errors).toMatchObject([{ file, cause: 'limit' }]);
    expect(outcome.errors[0]?.message).toContain(words);
  });
});

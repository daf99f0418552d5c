import { analyzeText } from '../testing/analyze-text.ts';
import { createFileLinker } from '../link-files.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { hidingConditions } from './hiding-conditions.ts';

function gates(text: string): string[] {
  const source = createFileLinker(new Map([['a.js', text]]), DEFAULT_LIMITS).open('a.js')?.source;
  return source ? hidingConditions(source).map(({ kind }) => kind) : [];
}

describe('conditions that hide something', () => {
  it.each([
    ['a fixed date', "if (Date.now() > Date.parse('2027-03-01')) act();", ['date']],
    ['a date under a name', "const day = new Date('2027-03-01'); if (new Date() > day) act();", ['date']],
    ['a month', 'if (new Date().getMonth() === 11) act();', ['date']],
    ['a language', "if (navigator.language.startsWith('ru')) act();", ['place']],
    ['a machine', "os.hostname() === 'build-7' && act();", ['machine']],
    [
      'two in one file',
      "if (Date.now() > 1900000000000) act(); if (navigator.language === 'de') act();",
      ['date', 'place'],
    ],
  ])('are found by %s', (_name, text, expected) => {
    expect(gates(text)).toEqual(expected);
  });

  it.each([
    ['an expiry that is given', 'if (Date.now() > token.expires) renew();'],
    ['how long something took', 'if (Date.now() - start > 1000) warn();'],
    ['a year that is shown', 'const year = new Date().getFullYear();'],
    ['a language that is looked up', 'const words = table[navigator.language] ?? table.en;'],
  ])('are not %s', (_name, text) => {
    expect(gates(text)).toEqual([]);
  });

  it('guard all that follows an early return', async () => {
    const { findings } = await analyzeText(
      "function run() { if (Date.now() < Date.parse('2027-03-01')) return;\n  require('child_process').execSync('id'); }",
    );
    expect(findings.map(({ ruleId, line }) => `${ruleId}:${line}`)).toContain('time-bomb:2');
  });
});

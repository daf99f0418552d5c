import { identityProblems } from './identity-problems.ts';

const EXPECTED = { pluginName: 'acme.notes', versionString: '1.0.0' };
const manifest = { id: 'acme.notes', version: '1.0.0', displayName: 'Notes' };
const problems = (over: Partial<typeof manifest>) =>
  identityProblems({ ...manifest, ...over }, EXPECTED).map(({ ruleId }) => ruleId);

describe('a manifest', () => {
  it.each(['Notes', 'Übersicht für Kühe', 'Заметки', 'メモ帳', 'Notes 2 – מסמכים'])(
    'may go by an honest name in any script: %s',
    (displayName) => {
      expect(problems({ displayName })).toEqual([]);
    },
  );

  it.each([
    ['with one letter of another alphabet', 'N\u043etes'],
    ['with a word that only looks Latin', 'The \u0441\u0440\u0430\u0441\u0435'],
    ['in letters made for formulas', '\u{1d40d}otes'],
    ['with marks heaped upon a letter', `No\u0335\u0336\u0337\u0338tes`],
  ])('may not pass for another by a name %s', (_what, displayName) => {
    const [found] = identityProblems({ ...manifest, displayName }, EXPECTED);
    expect(found).toMatchObject({
      ruleId: 'manifest-disguised-name',
      severity: 'HIGH',
      excerpt: '/displayName',
    });
    expect(found?.message).toMatch(/^The displayName /);
  });

  it('is the plugin and the version that it was submitted as', () => {
    expect(problems({ id: 'acme.other', version: '1.0.1' })).toEqual([
      'manifest-mismatch',
      'manifest-mismatch',
    ]);
  });
});

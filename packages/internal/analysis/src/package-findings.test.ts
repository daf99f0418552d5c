import { packageFindings } from './package-findings.ts';

const said = (packageJson: string) =>
  packageFindings(undefined, new Map([['package.json', packageJson]]), { licences: {}, advisories: null })
    .filter(({ ruleId }) => ruleId === 'syntax-error')
    .map(({ file, line, severity }) => `${severity} ${file}:${line}`);

describe('a package.json', () => {
  it.each(['{"name":"x",', '', '[]', '"text"'])('that says nothing is told: %j', (text) => {
    expect(said(text)).toEqual(['medium package.json:1']);
  });

  it.each(['{"name":"x"}', '\uFEFF{"name":"x"}', '{}'])('that can be read is not: %j', (text) => {
    expect(said(text)).toEqual([]);
  });
});

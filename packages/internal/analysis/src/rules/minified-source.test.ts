import { analyze } from '../analyze.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { minifiedSource } from './minified-source.ts';

describeRule(minifiedSource, {
  reports: {
    'one endless line': `var a=1;${'function b(c,d){return c+d*2};'.repeat(60)}`,
  },
  leaves: {
    'lines for people': `export const add = (a, b) => a + b;
`,
    'an endless line with its map': `var a=1;${'function b(c,d){return c+d*2};'.repeat(60)}\n//# sourceMappingURL=a.js.map`,
  },
});

describe('a minified file that names its map', () => {
  const text = `var a=1;${'function b(c,d){return c+d*2};'.repeat(60)}\n//# sourceMappingURL=a.js.map`;
  const saidOf = async (others: Record<string, string>) => {
    const files = new Map(Object.entries({ 'lib/a.js': text, ...others }));
    return (await analyze({ files })).findings.map(({ ruleId, file }) => `${ruleId} ${file}`);
  };

  it('is accused where its package has no such file', async () => {
    expect(await saidOf({ 'b.js': 'export {};' })).toEqual(['minified-source lib/a.js']);
  });

  it('is left alone where the map lies beside it', async () => {
    expect(await saidOf({ 'lib/a.js.map': '{}' })).toEqual([]);
  });
});

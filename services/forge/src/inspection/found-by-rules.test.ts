import { foundByRules } from './found-by-rules.ts';
import { tryRule } from './try-rule.ts';

const rule = (id: string, pattern: string) =>
  `id: ${id}\nmessage: m\nseverity: medium\nrule:\n  ${pattern}\n`;
const files = new Map([['a.js', 'alert("hello");\n']]);

describe('rules of a marketplace over a plugin', () => {
  it('say by which of them, and whether it only watches', async () => {
    const found = await foundByRules(files, [
      { definition: rule('strict-one', 'pattern: alert($A)'), enforced: true },
      { definition: rule('mild-one', 'pattern: alert($A)'), enforced: false },
    ]);
    expect(found).toMatchObject([
      { ruleId: 'custom/strict-one', severity: 'MEDIUM', threat: 'custom', file: 'a.js', line: 1 },
      { ruleId: 'custom/mild-one', severity: 'INFO', observed: true },
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });

  it('that cannot be matched and count are a matter for a person; watching ones are only told', async () => {
    const broken = rule('broken-one', 'kind: no_such_kind');
    expect(await foundByRules(files, [{ definition: broken, enforced: true }])).toMatchObject([
      { ruleId: 'custom-rule-incomplete', severity: 'MEDIUM', threat: 'custom' },
    ]);
    expect(await foundByRules(files, [{ definition: broken, enforced: false }])).toMatchObject([
      { ruleId: 'custom-rule-incomplete', severity: 'INFO', observed: true },
    ]);
  });

  it('cost nothing where there are none', async () => {
    expect(await foundByRules(files, [])).toEqual([]);
  });
});

describe('trying a rule', () => {
  it.each([
    ['that ast-grep can match', rule('good-one', 'pattern: alert($A)'), /^none$/],
    ['with a kind that no language has', rule('broken-one', 'kind: no_such_kind'), /broken-one/],
    ['that is none', 'nonsense', /not valid|expected|Invalid/],
  ])('%s says what is wrong', async (_what, definition, says) => {
    const { problem } = await tryRule({ definition });
    expect(problem ?? 'none').toMatch(says);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from './rule-pages.ts';
import { RULES } from './rules/registry.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'rules');

describe('the pages of the rules', () => {
  it('are current: each stored page is what its rule says today', () => {
    const stored = readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    const written = [...rulePages()].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(stored).toEqual(written);
  });

  it('are one a rule, one of other findings, and a list that links to all of them', () => {
    const pages = rulePages();
    const list = pages.get('README.md') ?? '';
    for (const { id, fix } of RULES) {
      expect(pages.get(`${id}.md`)).toContain(fix);
      expect(list).toContain(`(${id}.md)`);
    }
    expect(list).toContain('(checks.md)');
    expect(pages.size).toBe(RULES.length + 2);
  });
});

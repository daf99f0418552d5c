import { analyze } from '../analyze.ts';
import { THREATS } from '../finding.ts';
import { indexAdvisories } from '../osv/advisory.ts';
import { MANIFEST } from '../testing/analyze-text.ts';
import { corpusAdvisories } from '../testing/read-corpus.ts';
import type { Rule } from '../rule.ts';
import { RULES } from './registry.ts';

const advisories = indexAdvisories([['advisories.json', corpusAdvisories()]]);

async function reports(rule: Rule, text: string): Promise<boolean> {
  const file = text.startsWith('{"') ? 'package.json' : 'a.js';
  const { findings } = await analyze({
    files: new Map([[file, text]]),
    manifest: rule.threat === 'undeclared-access' ? MANIFEST : null,
    advisories,
  });
  return findings.some(({ ruleId }) => ruleId === rule.id);
}

describe('the rules', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s reports its bad example', async (_id, rule) => {
    expect(await reports(rule, rule.example.bad)).toBe(true);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s leaves its good example alone',
    async (_id, rule) => {
      expect(await reports(rule, rule.example.good)).toBe(false);
    },
  );

  it('have an id each, and several for every threat', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    const written = THREATS.filter((threat) => threat !== 'syntax' && threat !== 'custom');
    for (const threat of written)
      expect(RULES.filter((rule) => rule.threat === threat).length).toBeGreaterThan(1);
  });
});

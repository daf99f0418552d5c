import { analyze } from '../analyze.ts';
import type { Rule } from '../rule.ts';

interface RuleCases {
  /** What it must report, by what the case shows. */
  reports: Record<string, string>;
  /** What looks alike and is none of it. */
  leaves: Record<string, string>;
  manifest?: unknown;
  file?: string;
}

/** One test for each case of a rule, in the words the cases are named with. */
export function describeRule(
  rule: Rule,
  { reports, leaves, manifest = null, file = 'a.js' }: RuleCases,
): void {
  const isReported = async (text: string): Promise<boolean> => {
    const { findings, errors } = await analyze({ files: new Map([[file, text]]), manifest });
    expect(errors).toEqual([]);
    return findings.some(
      ({ ruleId, severity }) => ruleId === rule.id && severity !== 'info' && severity !== 'low',
    );
  };
  describe(rule.id, () => {
    it.each(Object.entries(reports))('reports %s', async (_case, text) => {
      expect(await isReported(text)).toBe(true);
    });
    it.each(Object.entries(leaves))('leaves %s alone', async (_case, text) => {
      expect(await isReported(text)).toBe(false);
    });
  });
}

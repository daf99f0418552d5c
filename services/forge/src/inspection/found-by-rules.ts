import { compileCustomRules, runCustomRules, type CustomFinding } from '@guildhall/analysis';
import { findingId } from '../modules/finding/finding-id.ts';
import type { Found } from '../modules/finding/finding.ts';
import { foundInCode } from './found-in-code.ts';
import type { ActiveRule } from './jobs.ts';
import { visibleText } from './visible-text.ts';

/** Says that rules were not matched to the end. */
export const INCOMPLETE = 'custom-rule-incomplete';

/** What the marketplace's own rules find in the files of a plugin or of a package. Those that only watch take no time from those that count. */
export async function foundByRules(
  files: ReadonlyMap<string, string>,
  rules: readonly ActiveRule[],
): Promise<Found[]> {
  const found: Found[] = [];
  for (const enforced of [true, false]) {
    const compiled = rules
      .filter((rule) => rule.enforced === enforced)
      .flatMap(({ definition }) => {
        const read = compileCustomRules(definition);
        const mode = enforced ? ('enforce' as const) : ('observe' as const);
        return read.ok ? read.value.map((rule) => ({ ...rule, mode })) : [];
      });
    if (compiled.length === 0) continue;
    const { findings, errors } = await runCustomRules(files, compiled);
    found.push(...findings.map((finding) => foundByRule(finding, enforced)));
    if (errors.length > 0) found.push(notMatched(errors, enforced));
  }
  return found;
}

function foundByRule(finding: CustomFinding, enforced: boolean): Found {
  const { ruleId, why, fix } = finding;
  return {
    ...foundInCode(finding),
    id: findingId('custom', ruleId, finding.id),
    ruleId: `custom/${ruleId}`,
    why: visibleText(why, 2_000),
    fix: visibleText(fix, 2_000) || 'Ask the marketplace, whose own rule this is.',
    ...(!enforced && { observed: true }),
  };
}

/** A rule that counts and could not be matched is for a person to look at: unseen is not the same as clean. */
function notMatched(errors: readonly { file: string; message: string }[], enforced: boolean): Found {
  const [first] = errors;
  return {
    id: findingId(INCOMPLETE, String(enforced)),
    ruleId: INCOMPLETE,
    check: 'analysis',
    severity: enforced ? 'MEDIUM' : 'INFO',
    confidence: 'high',
    threat: 'custom',
    file: first?.file ? visibleText(first.file, 500) : null,
    line: null,
    column: null,
    message: visibleText(first?.message ?? 'A rule could not be matched.'),
    why: 'The marketplace’s own rules have a time limit; what they did not reach, nobody has judged.',
    fix: 'The marketplace has to mend its rule; nothing in the plugin needs to change for that.',
    excerpt: null,
    ...(!enforced && { observed: true }),
  };
}

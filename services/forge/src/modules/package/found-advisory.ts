import { RULES } from '@guildhall/analysis';
import { visibleText } from '../../inspection/visible-text.ts';
import type { PinnedPackage } from '../../inspection/jobs.ts';
import { findingId } from '../finding/finding-id.ts';
import type { Found } from '../finding/finding.ts';
import type { Affected } from './affected-packages.ts';

/** A known vulnerability of what a lockfile pins, as a finding at the line that pins it. */
export function foundAdvisory({ package: one, ...advisory }: Affected<PinnedPackage>): Found {
  const { advisoryId, severity, malicious, summary, fixedIn } = advisory;
  const ruleId = malicious ? 'malicious-dependency' : 'vulnerable-dependency';
  const { why = '', fix = '' } = RULES.find(({ id }) => id === ruleId) ?? {};
  const of = `${one.name}@${one.version}`;
  const what = summary === null ? advisoryId : `${advisoryId}: ${summary}`;
  const mended = fixedIn === null ? '' : ` (fixed in ${fixedIn})`;
  return {
    id: findingId(ruleId, of, advisoryId),
    ruleId,
    check: 'dependencies',
    severity,
    confidence: 'high',
    threat: 'vulnerabilities',
    file: one.file,
    line: one.line,
    column: null,
    message: visibleText(`${of} is affected by ${what}${mended}.`),
    why,
    fix: fixedIn === null ? fix : visibleText(`Update ${one.name} to ${fixedIn} or later.`),
    excerpt: null,
    package: visibleText(of, 300),
  };
}

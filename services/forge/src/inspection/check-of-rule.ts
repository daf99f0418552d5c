import { RULES, type Finding } from '@guildhall/analysis';
import type { CheckName } from '../modules/check/check.ts';

/** Rules that look at package.json rather than at code. */
const ABOUT_PACKAGES = new Set(RULES.filter(({ visit }) => visit.package).map(({ id }) => id));

/** Which of a run's checks a finding of the analysis belongs to. */
export function checkOfRule({ ruleId, threat }: Pick<Finding, 'ruleId' | 'threat'>): CheckName {
  if (threat === 'undeclared-access') return 'declarations';
  return ABOUT_PACKAGES.has(ruleId) ? 'dependencies' : 'analysis';
}

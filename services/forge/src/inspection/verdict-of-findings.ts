import type { Analysis } from '@guildhall/analysis';
import { broken, failed, passed, type Verdict } from '../modules/check/check.ts';
import { isSerious, type Found } from '../modules/finding/finding.ts';
import { counted } from './counted.ts';
import { visibleText } from './visible-text.ts';

const MOST_NAMED = 5;

/** How a check ends that could be done. */
export function verdictOf(findings: readonly Pick<Found, 'severity' | 'observed'>[]): Verdict {
  const serious = findings.filter(isSerious).length;
  if (serious > 0) return failed(`${counted(serious, 'serious finding')}.`);
  if (findings.length === 1) return passed('1 finding, which is not serious.');
  return passed(findings.length > 0 ? `${findings.length} findings, none of them serious.` : null);
}

/** Nothing is decided about code that a mistake of ours kept from being seen; null when there was none. */
export function verdictOfCrash(errors: Analysis['errors']): Verdict | null {
  const lost = errors.filter(({ cause }) => cause === 'crash').map(({ file }) => visibleText(file, 200));
  if (lost.length === 0) return null;
  const more = lost.length > MOST_NAMED ? ` and ${lost.length - MOST_NAMED} more` : '';
  return broken(`The analysis itself failed at ${lost.slice(0, MOST_NAMED).join(', ')}${more}.`);
}

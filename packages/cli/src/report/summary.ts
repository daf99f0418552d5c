import { SEVERITIES, type Severity } from '@guildhall/analysis';
import type { Paint } from '../terminal/paint.ts';
import { SEVERITY_STYLE } from './severity.ts';

/** `2 high, 1 low in 12 files`, or that there is nothing. */
export function summaryLine(findings: readonly { severity: Severity }[], paint: Paint, where = ''): string {
  if (findings.length === 0) return `${paint('green', '✔')} No findings${where}.`;
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [paint(SEVERITY_STYLE[severity], `${count} ${severity}`)] : [];
  });
  return `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}${where}: ${counts.join(', ')}.`;
}

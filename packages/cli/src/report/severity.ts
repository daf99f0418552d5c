import { SEVERITIES, type Severity } from '@guildhall/analysis';
import { z } from 'zod';
import type { Style } from '../terminal/paint.ts';

export const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = {
  critical: 'magenta',
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'blue',
};

/** The value of --fail-on. */
export const failOn = z.enum([...SEVERITIES, 'none']).default('high');
export type FailOn = z.infer<typeof failOn>;

export const FAIL_ON_OPTION = [
  '--fail-on <severity>',
  `exit 1 from this severity on: ${[...SEVERITIES, 'none'].join(', ')} (default: high)`,
] as const;

/** Whether any of the findings is as bad as what was said not to be taken. */
export function reaches(findings: readonly { severity: Severity }[], limit: FailOn): boolean {
  if (limit === 'none') return false;
  return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit));
}

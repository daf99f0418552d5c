import type { Severity, Threat } from './finding.ts';
import type { FileReport } from './inspect-file.ts';

/** How much of a package's purpose a file's acts are. */
export interface Standing {
  isSmall: boolean;
  runsAtInstall: boolean;
}

/** Characters of code up to which nothing else is there that could be meant. */
const SMALL = 10_000;
/** Threats that are acts: elsewhere a finding says what a file is like, however small its package. */
const ACTS: ReadonlySet<Threat> = new Set<Threat>([
  'exfiltration',
  'dynamic-code',
  'environment-access',
  'remote-code',
  'dom-injection',
  'persistence',
  'sabotage',
]);

export function isSmall(texts: Iterable<string>): boolean {
  let characters = 0;
  for (const { length } of texts) characters += length;
  return characters <= SMALL;
}

/**
 * What is doubtful in a large library is the point of a package that does little else, and of what runs while it is
 * installed: such an act of medium severity is high there, and at install one of low severity, too.
 */
export function weighed(one: FileReport, { isSmall, runsAtInstall }: Standing): FileReport {
  const { rule, report } = one;
  const severity: Severity = report.severity ?? rule.severity;
  if (!ACTS.has(rule.threat) || report.confidence === 'low') return one;
  const isRaised =
    (severity === 'medium' && (isSmall || runsAtInstall)) || (severity === 'low' && runsAtInstall);
  const why = runsAtInstall ? 'It runs when the package is installed.' : 'The package does little else.';
  return isRaised
    ? { ...one, report: { ...report, severity: 'high', message: `${report.message} ${why}` } }
    : one;
}

import type { Finding, Severity } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { ruleUrl } from './check-page.ts';
import type { JudgedFinding } from './suppressions.ts';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};
/** What code scanners sort by: the middle of each band of CVSS. */
const SCORE: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
  info: '0.0',
};

/**
 * One run as SARIF 2.1.0, for code scanners and editors. Suppressed findings stay in it, marked as such; a run with errors
 * has not succeeded, whatever it found.
 */
export function toSarif(
  findings: readonly JudgedFinding[],
  rules: readonly Rule[],
  tool: { name: string; version: string },
  errors: readonly { file: string; message: string }[] = [],
): object {
  const used = rules
    .filter(({ id }) => findings.some(({ ruleId }) => ruleId === id))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const index = new Map(used.map(({ id }, at) => [id, at]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: used.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: errors.length === 0, toolExecutionNotifications: errors.map(notification) },
        ],
        results: findings.map((finding) => result(finding, index)),
      },
    ],
  };
}

function descriptor(rule: Rule): object {
  return {
    id: rule.id,
    name: rule.id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    helpUri: ruleUrl(rule.id),
    help: { text: `${rule.why} ${rule.fix}`, markdown: `${rule.why}\n\n**Fix.** ${rule.fix}` },
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: {
      tags: ['security', rule.threat, ...(rule.cwe === undefined ? [] : [`external/cwe/cwe-${rule.cwe}`])],
      'security-severity': SCORE[rule.severity],
    },
  };
}

function notification({ file, message }: { file: string; message: string }): object {
  const physicalLocation = { artifactLocation: artifact(file) };
  return { level: 'error', message: { text: message }, locations: [{ physicalLocation }] };
}

function result(finding: JudgedFinding, index: ReadonlyMap<string, number>): object {
  const { ruleId, severity, message, id, flow, suppressed } = finding;
  const at = index.get(ruleId);
  return {
    ruleId,
    ...(at === undefined ? {} : { ruleIndex: at }),
    level: LEVEL[severity],
    message: { text: message },
    locations: [{ physicalLocation: place(finding, finding) }],
    partialFingerprints: { 'guildhallFindingId/v1': id },
    ...(flow && flow.length > 0 ? { codeFlows: [codeFlow(flow)] } : {}),
    ...(suppressed
      ? {
          suppressions: [
            {
              kind: suppressed.by === 'comment' ? 'inSource' : 'external',
              status: 'accepted',
              justification: suppressed.reason,
            },
          ],
        }
      : {}),
    properties: { severity, confidence: finding.confidence, threat: finding.threat },
  };
}

function place(
  { file, line, column }: Pick<Finding, 'file' | 'line' | 'column'>,
  end?: Pick<Finding, 'endLine' | 'endColumn' | 'excerpt'>,
): object {
  return {
    artifactLocation: artifact(file),
    region: {
      startLine: line,
      startColumn: column,
      ...(end ? { endLine: end.endLine, endColumn: end.endColumn, snippet: { text: end.excerpt } } : {}),
    },
  };
}

function artifact(file: string): object {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}

function codeFlow(flow: NonNullable<Finding['flow']>): object {
  return {
    threadFlows: [
      {
        locations: flow.map((step) => ({
          location: { physicalLocation: place(step), message: { text: step.label } },
        })),
      },
    ],
  };
}

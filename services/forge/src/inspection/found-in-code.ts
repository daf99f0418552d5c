import type { Finding, Rule, Threat } from '@guildhall/analysis';
import { findingId } from '../modules/finding/finding-id.ts';
import type { FlowStep, Found, Severity } from '../modules/finding/finding.ts';
import { checkOfRule } from './check-of-rule.ts';
import { visibleText } from './visible-text.ts';

/** The analysis' severities in forge's words. */
export const SEVERITY: Readonly<Record<Finding['severity'], Severity>> = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
  info: 'INFO',
};

/** The analysis' threats in the policy's words. A file that does not parse is no threat. */
const THREAT: Readonly<Record<Threat, string | null>> = {
  exfiltration: 'exfiltration',
  'dynamic-code': 'dynamic-code',
  obfuscation: 'obfuscation',
  'environment-access': 'environment-access',
  'remote-code': 'remote-code',
  'install-script': 'install-scripts',
  'undeclared-access': 'undeclared',
  'embedded-secret': 'embedded-secrets',
  'dom-injection': 'dom-injection',
  'crypto-mining': 'crypto-mining',
  'prototype-pollution': 'prototype-pollution',
  persistence: 'persistence',
  sabotage: 'sabotage',
  'denial-of-service': 'denial-of-service',
  dependency: 'dependencies',
  licence: 'licences',
  vulnerability: 'vulnerabilities',
  custom: 'custom',
  syntax: null,
};

/** Of one flow, as it is kept. */
const MOST_STEPS = 20;

export function foundInCode(finding: Finding): Found {
  const { ruleId, severity, confidence, threat, line, column, endLine, endColumn, cwe, flow } = finding;
  return {
    id: finding.id,
    ruleId,
    check: checkOfRule(finding),
    severity: SEVERITY[severity],
    confidence,
    threat: THREAT[threat],
    file: visibleText(finding.file, 500),
    ...{ line, column, endLine, endColumn },
    ...(cwe !== undefined && { cwe }),
    ...(flow && flow.length > 0 && { flow: shortened(flow).map(visibleStep) }),
    message: visibleText(finding.message),
    why: finding.why,
    fix: finding.fix,
    excerpt: visibleText(finding.excerpt, 400),
  };
}

/** Where data begins and where it ends say most: of a long way, the middle is left out. */
function shortened<Step>(flow: readonly Step[]): Step[] {
  const half = MOST_STEPS / 2;
  return flow.length > MOST_STEPS ? [...flow.slice(0, half), ...flow.slice(-half)] : [...flow];
}

function visibleStep({ file, line, column, label }: FlowStep): FlowStep {
  return { file: visibleText(file, 500), line, column, label: visibleText(label, 200) };
}

/** What a rule finds when nothing softens it, as far as that decides whether it counts. */
export function weightOfRule({ id, severity, threat }: Rule): Pick<Found, 'check' | 'severity' | 'threat'> {
  return { check: checkOfRule({ ruleId: id, threat }), severity: SEVERITY[severity], threat: THREAT[threat] };
}

/** A file the analysis gave up on: unseen is not the same as clean. */
export function notAnalysed({ file, message }: { file: string; message: string }): Found {
  const place = visibleText(file, 500);
  return {
    id: findingId('analysis-incomplete', place),
    ruleId: 'analysis-incomplete',
    check: 'analysis',
    severity: 'HIGH',
    confidence: 'high',
    threat: null,
    file: place,
    line: null,
    column: null,
    message: visibleText(message),
    why: 'A file that was not analysed could do anything.',
    fix: 'Split the file, or write it more simply.',
    excerpt: null,
  };
}

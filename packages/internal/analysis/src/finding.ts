import { createHash } from 'node:crypto';

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Confidence = 'high' | 'medium' | 'low';

export const THREATS = [
  'exfiltration',
  'dynamic-code',
  'obfuscation',
  'environment-access',
  'remote-code',
  'install-script',
  'undeclared-access',
  'embedded-secret',
  'dom-injection',
  'crypto-mining',
  'prototype-pollution',
  'persistence',
  'sabotage',
  'denial-of-service',
  'dependency',
  'licence',
  'vulnerability',
  'custom',
  'syntax',
] as const;
export type Threat = (typeof THREATS)[number];

export interface Location {
  file: string;
  /** Counted from one. */
  line: number;
  /** Counted from one. */
  column: number;
}

/** One thing the analysis found, with all a publisher needs to see and fix it. */
export interface Finding extends Location {
  /** The same from run to run, and when lines move. */
  id: string;
  ruleId: string;
  threat: Threat;
  severity: Severity;
  confidence: Confidence;
  endLine: number;
  endColumn: number;
  message: string;
  why: string;
  fix: string;
  excerpt: string;
  cwe?: number;
  flow?: (Location & { label: string })[];
}

/** Names a finding by what it says, not by where: `occurrence` tells equal excerpts of a file apart. */
export function findingId(ruleId: string, file: string, excerpt: string, occurrence: number): string {
  const said = [ruleId, file, excerpt.replace(/\s+/g, ' ').trim(), occurrence].join('\0');
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}

/** Worst first, then by place: the order is the same on every run. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

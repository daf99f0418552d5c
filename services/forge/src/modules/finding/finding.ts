import { z } from 'zod';

/** How bad a finding is, worst first. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One step on the way from where data begins to where it ends. */
export const flowStep = z.object({ file: z.string(), line: z.int(), column: z.int(), label: z.string() });
export type FlowStep = z.infer<typeof flowStep>;

/** One thing a check found, before it belongs to a run. */
export const found = z.object({
  /** Sixteen hexadecimal digits; the same from run to run. */
  id: z.string(),
  ruleId: z.string(),
  check: z.string(),
  severity: z.enum(SEVERITIES),
  confidence: z.string(),
  /** The kind of harm, in the policy's words; null for plain mistakes. */
  threat: z.string().nullable(),
  file: z.string().nullable(),
  line: z.int().nullable(),
  column: z.int().nullable(),
  /** Where it ends, in the same file; the column is the first that is no part of it. */
  endLine: z.int().optional(),
  endColumn: z.int().optional(),
  /** Number of the weakness in the Common Weakness Enumeration. */
  cwe: z.int().optional(),
  /** The way data goes, from its source on. */
  flow: z.array(flowStep).optional(),
  message: z.string(),
  why: z.string(),
  fix: z.string(),
  excerpt: z.string().nullable(),
  /** `name@version` of the package it is in; absent for the plugin's own files. */
  package: z.string().optional(),
  /** Found by a rule that only watches: it is shown, and counts for nothing. */
  observed: z.boolean().optional(),
});
export type Found = z.infer<typeof found>;

type Kept = 'package' | 'observed' | 'endLine' | 'endColumn' | 'cwe' | 'flow';

export interface FindingRow extends Omit<Found, 'threat' | Kept> {
  runId: string;
  sortKey: string;
  package: string | null;
  observed: boolean;
  endLine: number | null;
  endColumn: number | null;
  cwe: number | null;
  flow: FlowStep[];
  /** The published version that had it first; null for a new one. */
  knownSinceId: string | null;
  knownSince: string | null;
}

/** Failing is for these; the rest is advice. */
export function isSerious({ severity, observed }: Pick<Found, 'severity' | 'observed'>): boolean {
  return !observed && (severity === 'CRITICAL' || severity === 'HIGH');
}

/** Sorts findings worst first, then by place. Compared byte by byte, here and in the database. */
export function sortKeyOf({ severity, file, line, column, id }: Found): string {
  const place = [line, column].map((number) => String(number ?? 0).padStart(8, '0'));
  return [SEVERITIES.indexOf(severity), file ?? '', ...place, id].join('|');
}

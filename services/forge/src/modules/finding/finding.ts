import { z } from 'zod';

/** How bad a finding is, worst first. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'] as const;
export type Severity = (typeof SEVERITIES)[number];

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

export interface FindingRow extends Omit<Found, 'threat' | 'package' | 'observed'> {
  sortKey: string;
  package: string | null;
  observed: boolean;
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

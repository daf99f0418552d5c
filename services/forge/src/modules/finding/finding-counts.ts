import { z } from 'zod';
import type { Found } from './finding.ts';

const count = z.int().nonnegative();

/** How many findings there are, as policies look at them; by threat only those of medium severity and above. */
export const findingCounts = z.object({
  critical: count,
  high: count,
  medium: count,
  low: count,
  info: count,
  byRule: z.record(z.string(), count),
  byThreat: z.record(z.string(), count),
});
export type FindingCounts = z.infer<typeof findingCounts>;

const FIELD = { CRITICAL: 'critical', HIGH: 'high', MEDIUM: 'medium', LOW: 'low', INFO: 'info' } as const;

export function noFindings(): FindingCounts {
  return { critical: 0, high: 0, medium: 0, low: 0, info: 0, byRule: {}, byThreat: {} };
}

type Counted = Pick<Found, 'severity' | 'ruleId' | 'threat' | 'observed'>;

export function countFindings(findings: readonly Counted[]): FindingCounts {
  const counts = noFindings();
  for (const { severity, ruleId, threat, observed } of findings) {
    if (observed) continue;
    counts[FIELD[severity]] += 1;
    counts.byRule[ruleId] = (counts.byRule[ruleId] ?? 0) + 1;
    if (threat && isRisk(severity)) counts.byThreat[threat] = (counts.byThreat[threat] ?? 0) + 1;
  }
  return counts;
}

/** What is only worth knowing (host data sent to a declared origin, say) is a fact, and no threat. */
function isRisk(severity: Found['severity']): boolean {
  return severity !== 'LOW' && severity !== 'INFO';
}

export function addCounts(left: FindingCounts, right: FindingCounts): FindingCounts {
  return {
    critical: left.critical + right.critical,
    high: left.high + right.high,
    medium: left.medium + right.medium,
    low: left.low + right.low,
    info: left.info + right.info,
    byRule: addRecords(left.byRule, right.byRule),
    byThreat: addRecords(left.byThreat, right.byThreat),
  };
}

/** What is left of `all` without `some` of them. By rule it is not told. */
export function withoutCounts(all: FindingCounts, some: FindingCounts): NewFindings {
  const less = (left: number, right = 0) => Math.max(0, left - right);
  return {
    critical: less(all.critical, some.critical),
    high: less(all.high, some.high),
    medium: less(all.medium, some.medium),
    low: less(all.low, some.low),
    info: less(all.info, some.info),
    byThreat: Object.fromEntries(
      Object.entries(all.byThreat).map(([threat, count]) => [threat, less(count, some.byThreat[threat])]),
    ),
  };
}

export type NewFindings = Omit<FindingCounts, 'byRule'>;

function addRecords(left: Record<string, number>, right: Record<string, number>): Record<string, number> {
  const sum = { ...left };
  for (const [name, number] of Object.entries(right)) sum[name] = (sum[name] ?? 0) + number;
  return sum;
}

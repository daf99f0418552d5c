import type { Found } from '../finding/finding.ts';
import { PLATFORM_MINIMUM } from '../check-profile/check-profile.ts';

/** Of any severity, these stop a version in every marketplace. */
const FLOOR_THREATS: readonly (string | null)[] = ['exfiltration', 'remote-code'];

/**
 * Whether the platform asks for what a rule found: a marketplace may only tighten, so it counts whatever a cohort says.
 * These are the findings that fail a check of the platform's minimum, and those that the platform's floor reads.
 */
export function countsEverywhere({
  check,
  severity,
  threat,
}: Pick<Found, 'check' | 'severity' | 'threat'>): boolean {
  const serious = severity === 'CRITICAL' || severity === 'HIGH';
  return PLATFORM_MINIMUM.some((name) => name === check) && (serious || FLOOR_THREATS.includes(threat));
}

/** What is found by rules that only watch is shown, and counts for nothing. */
export function watched(findings: readonly Found[], rules: readonly string[]): Found[] {
  return findings.map((finding) =>
    rules.includes(finding.ruleId) && !countsEverywhere(finding) ? { ...finding, observed: true } : finding,
  );
}

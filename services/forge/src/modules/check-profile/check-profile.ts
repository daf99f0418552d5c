import { z } from 'zod';
import { CHECKS, type CheckName } from '../check/check.ts';

/** How much one check weighs in one marketplace. */
export const checkSetting = z.object({
  name: z.enum(CHECKS),
  /** Disabled ones do not run; what the other two say waits until they do. */
  enabled: z.boolean(),
  /** What an unenforced check finds is shown, but fails nothing and reaches no policy. */
  enforced: z.boolean(),
  /** Nothing is approved without a person while a required check has not passed. */
  required: z.boolean(),
});
export type CheckSetting = z.infer<typeof checkSetting>;

/** What a marketplace says of all checks, in the order people read them. */
export interface CheckProfileRow {
  checks: readonly CheckSetting[];
  /** Null for the standard. */
  since: Date | null;
  actorId: string | null;
  rev: number;
}

/** What audit entries and people call it. */
export const CHECK_PROFILE = { type: 'checkProfile', called: 'check profile' };

/**
 * Always run, always count: without the first two there is nothing to release, and without the third the platform floor
 * would have nothing to read. A marketplace may only tighten what the platform asks for.
 */
export const PLATFORM_MINIMUM: readonly CheckName[] = ['manifest', 'build', 'analysis'];

/** What holds until a marketplace says otherwise: everything counts. */
export const STANDARD_CHECKS: readonly CheckSetting[] = completed([]);

/** A setting for every check there is: a check that is newer than what was said counts, and so does the minimum. */
export function completed(said: readonly CheckSetting[]): CheckSetting[] {
  return CHECKS.map((name) => {
    const whole = { name, enabled: true, enforced: true, required: true };
    return isMinimum(name) ? whole : (said.find((setting) => setting.name === name) ?? whole);
  });
}

export function isMinimum(name: CheckName): boolean {
  return PLATFORM_MINIMUM.includes(name);
}

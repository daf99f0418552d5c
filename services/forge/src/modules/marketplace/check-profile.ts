import { CHECKS, type CheckName } from '../check/check.ts';

/** How much one check weighs in one marketplace. */
export interface CheckSetting {
  name: CheckName;
  /** What an unenforced check finds is shown, but fails nothing and reaches no policy. */
  enforced: boolean;
  required: boolean;
}

/** Without these there is nothing to release, so no marketplace can go without. */
export const INDISPENSABLE: readonly CheckName[] = ['manifest', 'build'];

/** What a new marketplace starts with: everything counts. */
export const DEFAULT_PROFILE: readonly CheckSetting[] = CHECKS.map((name) => ({
  name,
  enforced: true,
  required: true,
}));

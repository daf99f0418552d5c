import type { Version } from './version.ts';
import type { VersionState } from './version-lifecycle.ts';

export interface Stage {
  label: string;
  since: string;
  nextActor: string | null;
  dueAt: string | null;
  reason: string | null;
}

interface Words {
  label: string;
  /** Null once nothing is expected of anybody. */
  nextActor: 'publisher' | 'system' | 'reviewer' | 'staff' | null;
  /** Said when nobody gave a better reason. */
  reason: string | null;
}

/** What each state means to the people waiting on it (I16). "In review" is said of nothing else. */
export const STAGES: Readonly<Record<VersionState, Words>> = {
  DRAFT: words('Draft', 'publisher', 'Upload the source and submit it.'),
  SUBMITTED: words('Waiting for checks', 'system', 'Checks begin as soon as there is room.'),
  CHECKING: words('Checking', 'system', 'It is being built and checked.'),
  CHECK_ERROR: words('Checks could not finish', 'staff', 'Something on our side stopped the checks.'),
  EVALUATING: words('Evaluating', 'system', 'The checks are done; policy is being applied.'),
  QUARANTINED: words(
    'Held for a security decision',
    'reviewer',
    'A check found something that a person must judge.',
  ),
  IN_REVIEW: words('In review', 'reviewer', 'A reviewer is to look at it.'),
  CHANGES_REQUESTED: words('Your answer is needed', 'publisher', 'A reviewer asked a question.'),
  APPROVED: words('Approved', 'publisher', 'Publish it when you are ready.'),
  REJECTED: words('Rejected', null, null),
  PUBLISHED: words('Published', null, null),
  YANKED: words('Yanked', null, null),
  WITHDRAWN: words('Withdrawn', null, null),
};

/** Where a version stands, in words. */
export function stageOf({ state, stateSince, dueAt, reason }: Version): Stage {
  const { label, nextActor, reason: usual } = STAGES[state];
  // A failed check with a date is retried by itself.
  const retries = state === 'CHECK_ERROR' && dueAt !== null;
  return {
    label,
    since: stateSince.toISOString(),
    nextActor: retries ? 'system' : nextActor,
    dueAt: dueAt?.toISOString() ?? null,
    reason: reason ?? usual,
  };
}

function words(label: string, nextActor: Words['nextActor'], reason: string | null): Words {
  return { label, nextActor, reason };
}

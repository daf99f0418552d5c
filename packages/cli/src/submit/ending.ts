import type { ExitName } from '../exit-codes.ts';
import type { Version } from './version-fields.ts';

/** What each state means to somebody who waits; null where it moves on by itself. */
const ENDINGS: Readonly<Record<string, ExitName | null>> = {
  DRAFT: null,
  SUBMITTED: null,
  CHECKING: null,
  CHECK_ERROR: null,
  EVALUATING: null,
  QUARANTINED: 'waiting',
  IN_REVIEW: 'waiting',
  CHANGES_REQUESTED: 'waiting',
  APPROVED: null,
  REJECTED: 'refused',
  PUBLISHED: 'fine',
  YANKED: 'refused',
  WITHDRAWN: 'refused',
};

/** How waiting ends here; null while there is something to wait for. States that are new to us are waited through. */
export function endingOf({
  state,
  release,
  stage,
}: Pick<Version, 'state' | 'release' | 'stage'>): ExitName | null {
  if (state === 'APPROVED' && release === 'MANUAL') return 'fine';
  // A failed check is tried again by itself, until it is a person's turn.
  if (state === 'CHECK_ERROR' && stage.nextActor !== 'system') return 'waiting';
  return Object.hasOwn(ENDINGS, state) ? (ENDINGS[state] ?? null) : null;
}

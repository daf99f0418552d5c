import { RESTRICTION_EFFECTS } from '@guildhall/availability';
import type { FeedRestriction } from './feed-entry.ts';

/** Whether a restriction stops code that runs already. A kind this SDK does not know yet stops when it says so. */
export function stopsRunningCode({ kind, stop }: Pick<FeedRestriction, 'kind' | 'stop'>): boolean {
  const running = isKnown(kind) ? RESTRICTION_EFFECTS[kind].running : 'stops-if-asked';
  return running === 'stops' || (running === 'stops-if-asked' && stop);
}

function isKnown(kind: string): kind is keyof typeof RESTRICTION_EFFECTS {
  return Object.hasOwn(RESTRICTION_EFFECTS, kind);
}

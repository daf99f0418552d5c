import type { FeedEntry, FeedRestriction, RestrictionTarget } from './feed-entry.ts';
import { stopsRunningCode } from './stops-running-code.ts';

/** What of a contribution a restriction can aim at. */
export interface DenySubject {
  readonly versionId: string;
  readonly releaseDigest: string;
  readonly pluginId: string;
  readonly publisherId: string;
}

/** How the set took an entry. After `gap` the feed must be pulled from `seq`. */
export type Received = 'applied' | 'replayed' | 'gap';

/** What must not run, whatever any answer says. */
export interface DenySet {
  /** The last position reached without a gap. */
  readonly seq: number;
  /** Sets the position of the first answer; later calls only move forward. */
  startAt(seq: number): void;
  receive(entry: FeedEntry): Received;
  /** The restriction that denies a subject named by an answer of this feed position. */
  denial(subject: DenySubject, answerSeq: number): FeedRestriction | null;
  /** The restriction in force now, whatever an answer says. */
  inForce(subject: DenySubject): FeedRestriction | null;
}

interface Known {
  readonly restriction: FeedRestriction;
  readonly seq: number;
  readonly active: boolean;
}

/**
 * Remembers every stop of the feed. A stop counts at once, even ahead of a gap; a lift counts only for answers that have
 * applied it, so that an answer from before the stop cannot bring anything back.
 */
export function createDenySet(): DenySet {
  const restrictions = new Map<string, Known>();
  let reached = 0;

  function remember({ seq, restriction }: FeedEntry): void {
    const known = restrictions.get(restriction.id);
    if (known && known.seq >= seq) return;
    const active = restriction.state === 'ACTIVE' && stopsRunningCode(restriction);
    // A restriction that never stopped anything needs no memory.
    if (active || known) restrictions.set(restriction.id, { restriction, seq, active });
  }

  function find(subject: DenySubject, denies: (known: Known) => boolean): FeedRestriction | null {
    for (const known of restrictions.values()) {
      if (denies(known) && known.restriction.targets.some((target) => aimsAt(target, subject)))
        return known.restriction;
    }
    return null;
  }

  return {
    get seq() {
      return reached;
    },
    startAt(seq) {
      reached = Math.max(reached, seq);
    },
    receive(entry) {
      if (entry.seq <= reached) return 'replayed';
      remember(entry);
      if (entry.seq > reached + 1) return 'gap';
      reached = entry.seq;
      return 'applied';
    },
    denial: (subject, answerSeq) => find(subject, ({ active, seq }) => active || answerSeq < seq),
    inForce: (subject) => find(subject, ({ active }) => active),
  };
}

function aimsAt({ type, id }: RestrictionTarget, subject: DenySubject): boolean {
  return subject[SUBJECT_FIELD[type]] === id;
}

const SUBJECT_FIELD = {
  VERSION: 'versionId',
  DIGEST: 'releaseDigest',
  PLUGIN: 'pluginId',
  PUBLISHER: 'publisherId',
} as const satisfies Record<RestrictionTarget['type'], keyof DenySubject>;

/** A lock that was moved because of a restriction: what it takes to put it back. */
export interface Fallback {
  restrictionId: string;
  installationId: string;
  fromVersionId: string;
  fromDigest: string;
  toVersionId: string;
  /** The installation's rev with which the older lock began. */
  toRev: number;
}

/** How a fallback ended; only UNDONE moved the lock back. */
export type FallbackOutcome = 'UNDONE' | 'MOVED_SINCE' | 'NOT_RUNNABLE' | 'HANDED_OVER';

/** What a host wants when a restriction stops a version. */
export type FallbackPolicy = 'ASK' | 'PREVIOUS';

import type { Actor } from '@guildhall/kernel';

/** One step of something along its lifecycle. */
export interface Transition {
  subjectId: string;
  /** Of the subject, after the step. */
  rev: number;
  event: string;
  /** Null for the step that created it. */
  from: string | null;
  to: string;
  by: Actor;
  actorId: string;
  at: Date;
  /** For the publisher to read. */
  reason: string | null;
}

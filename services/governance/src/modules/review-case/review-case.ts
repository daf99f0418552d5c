import type { ReviewCaseState } from '@guildhall/schema';
import { z } from 'zod';
import type { Reason } from '../../reason.ts';
import type { CaseState } from './review-case-lifecycle.ts';

export const subjectType = z.enum(['VERSION', 'RESTRICTION']);

export interface CaseSubject {
  type: z.infer<typeof subjectType>;
  id: string;
}

/** A question for a person, with its clock. */
export interface ReviewCase {
  id: string;
  queue: string;
  subject: CaseSubject;
  /** Whose members may neither lease nor decide. */
  publisherId: string | null;
  state: CaseState;
  reasons: Reason[];
  /** Overdue: comes before everything that is not. */
  escalated: boolean;
  /** While the clock is stopped, where it stood. */
  dueAt: Date;
  /** Milliseconds left when the clock was stopped; null while it runs. */
  remaining: number | null;
  lease: { actorId: string; expiresAt: Date } | null;
  lastMessage: string | null;
  decisionId: string | null;
  openedAt: Date;
  rev: number;
}

export interface CaseMessage {
  id: string;
  caseId: string;
  kind: 'QUESTION' | 'REPLY';
  actorId: string;
  text: string;
  at: Date;
}

export const caseState = z.enum(['QUEUED', 'LEASED', 'AWAITING_PUBLISHER', 'HELD', 'DECIDED', 'CLOSED']);

/** States in which a case still waits for somebody. */
export const OPEN_STATES: readonly CaseState[] = ['QUEUED', 'LEASED', 'AWAITING_PUBLISHER', 'HELD'];

/** Whether `actorId` holds the lease now; by the clock, whatever a late timer has noted (I18). */
export function holdsLease({ state, lease }: ReviewCase, actorId: string, now: Date): boolean {
  return state === 'LEASED' && lease !== null && lease.actorId === actorId && lease.expiresAt > now;
}

export function toPublicCase(reviewCase: ReviewCase): ReviewCaseState {
  const { id, queue, subject, state, reasons, dueAt, lastMessage, rev } = reviewCase;
  return { id, queue, subject, state, reasons, dueAt: dueAt.toISOString(), lastMessage, rev };
}

export function isOpen({ state }: ReviewCase): boolean {
  return OPEN_STATES.includes(state);
}

import type { Verdict } from '@guildhall/policy';

const HOUR = 3_600_000;

/** How long a case of each queue may take, in milliseconds. */
export const QUEUES = {
  review: 48 * HOUR,
  security: 8 * HOUR,
  enforcement: 24 * HOUR,
} as const;

export type Queue = keyof typeof QUEUES;

/** Who looks on after the policy has spoken. */
export const QUEUE_OF_VERDICT: Readonly<Record<Verdict, Queue | null>> = {
  APPROVE: null,
  REVIEW: 'review',
  QUARANTINE: 'security',
  REJECT: null,
};

export const LEASE_MS = HOUR / 2;

/** How long a publisher may think about a question before the case goes on without an answer. */
export const ANSWER_MS = 14 * 24 * HOUR;

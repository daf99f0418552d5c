import { defineStateMachine } from '@guildhall/kernel';

/**
 * The life of a version, from its first draft to its withdrawal.
 *
 * Forge reports facts and never an outcome: CHECKING leads only to EVALUATING, CHECK_ERROR or WITHDRAWN. Governance
 * decides. PUBLISHED comes only from APPROVED or YANKED (I8), and WITHDRAWN is final (I5).
 */
export const versionLifecycle = defineStateMachine<VersionState, VersionEvent>({
  initial: 'DRAFT',
  transitions: {
    submit: { from: ['DRAFT'], to: 'SUBMITTED', by: ['publisher'] },
    startChecks: { from: ['SUBMITTED'], to: 'CHECKING', by: ['system'] },
    checksConcluded: { from: ['CHECKING'], to: 'EVALUATING', by: ['system'] },
    checksFailed: { from: ['CHECKING'], to: 'CHECK_ERROR', by: ['system'] },
    retryChecks: { from: ['CHECK_ERROR'], to: 'SUBMITTED', by: ['publisher', 'staff', 'system'] },
    // Nothing retries by itself any more: a person must look.
    escalate: { from: ['CHECK_ERROR'], to: 'CHECK_ERROR', by: ['system'] },
    approve: {
      from: ['EVALUATING', 'IN_REVIEW', 'QUARANTINED'],
      to: 'APPROVED',
      by: ['reviewer', 'system'],
    },
    review: { from: ['EVALUATING', 'QUARANTINED'], to: 'IN_REVIEW', by: ['reviewer', 'system'] },
    quarantine: { from: ['EVALUATING', 'IN_REVIEW'], to: 'QUARANTINED', by: ['reviewer', 'system'] },
    reject: {
      from: ['EVALUATING', 'IN_REVIEW', 'QUARANTINED'],
      to: 'REJECTED',
      by: ['reviewer', 'system'],
    },
    requestChanges: { from: ['IN_REVIEW'], to: 'CHANGES_REQUESTED', by: ['reviewer', 'system'] },
    resume: { from: ['CHANGES_REQUESTED'], to: 'IN_REVIEW', by: ['publisher', 'system'] },
    publish: { from: ['APPROVED'], to: 'PUBLISHED', by: ['publisher', 'system'] },
    yank: { from: ['PUBLISHED'], to: 'YANKED', by: ['publisher', 'staff'] },
    unyank: { from: ['YANKED'], to: 'PUBLISHED', by: ['publisher', 'staff'] },
    withdraw: {
      from: [
        'DRAFT',
        'SUBMITTED',
        'CHECKING',
        'CHECK_ERROR',
        'EVALUATING',
        'QUARANTINED',
        'IN_REVIEW',
        'CHANGES_REQUESTED',
        'APPROVED',
      ],
      to: 'WITHDRAWN',
      by: ['publisher'],
    },
  },
});

export type VersionState =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'CHECKING'
  | 'CHECK_ERROR'
  | 'EVALUATING'
  | 'QUARANTINED'
  | 'IN_REVIEW'
  | 'CHANGES_REQUESTED'
  | 'APPROVED'
  | 'REJECTED'
  | 'PUBLISHED'
  | 'YANKED'
  | 'WITHDRAWN';

export type VersionEvent =
  | 'submit'
  | 'startChecks'
  | 'checksConcluded'
  | 'checksFailed'
  | 'retryChecks'
  | 'escalate'
  | 'approve'
  | 'review'
  | 'quarantine'
  | 'reject'
  | 'requestChanges'
  | 'resume'
  | 'publish'
  | 'yank'
  | 'unyank'
  | 'withdraw';

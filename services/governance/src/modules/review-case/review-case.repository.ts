import { z } from 'zod';
import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import { storedReasons } from '../../reason.ts';
import type { CaseEvent, CaseState } from './review-case-lifecycle.ts';
import {
  caseState,
  subjectType,
  type CaseMessage,
  type CaseSubject,
  type ReviewCase,
} from './review-case.ts';

export type CaseRepository = ReturnType<typeof caseRepository>;

/** Place of a case in the list of work: escalated first, then by due date. */
export const caseKey = z.object({ escalated: z.boolean(), dueAt: z.coerce.date(), id: z.string() });
export type CaseKey = z.infer<typeof caseKey>;

export interface CaseFilter {
  state?: string | null | undefined;
  queue?: string | null | undefined;
  leasedBy?: string | null | undefined;
}

export interface CaseChange {
  event: CaseEvent | 'open';
  from: CaseState | null;
  actorId: string;
  at: Date;
}

const open = { notIn: ['DECIDED', 'CLOSED'] };

export function caseRepository(tx: Tx, marketplaceId: string) {
  return {
    async find(id: string): Promise<ReviewCase | null> {
      const row = await tx.reviewCase.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });
      return row && read(row);
    },

    async openOf({ type, id }: CaseSubject): Promise<ReviewCase[]> {
      const rows = await tx.reviewCase.findMany({
        where: { marketplaceId, subjectType: type, subjectId: id, state: open },
        orderBy: { id: 'asc' },
      });
      return rows.map(read);
    },

    /** All cases of these subjects, newest first. */
    async ofSubjects(ids: readonly string[]): Promise<ReviewCase[]> {
      const rows = await tx.reviewCase.findMany({
        where: { marketplaceId, subjectId: { in: [...ids] } },
        orderBy: { id: 'desc' },
      });
      return rows.map(read);
    },

    /** One more than asked for. */
    async list(filter: CaseFilter, { limit, after }: Page<CaseKey>): Promise<ReviewCase[]> {
      const rows = await tx.reviewCase.findMany({
        where: {
          marketplaceId,
          ...(filter.state && { state: filter.state }),
          ...(filter.queue && { queue: filter.queue }),
          ...(filter.leasedBy && { leaseActorId: filter.leasedBy, state: 'LEASED' }),
          ...(after && { OR: beyond(after) }),
        },
        orderBy: [{ escalated: 'desc' }, { dueAt: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(read);
    },

    async page(after: string, take: number): Promise<ReviewCase[]> {
      const rows = await tx.reviewCase.findMany({
        where: { marketplaceId, id: { gt: after } },
        orderBy: { id: 'asc' },
        take,
      });
      return rows.map(read);
    },

    async add(reviewCase: ReviewCase, change: CaseChange): Promise<void> {
      const { id, queue, subject, publisherId, openedAt } = reviewCase;
      const { state, reasons, dueAt, rev } = reviewCase;
      await tx.$executeRaw`
        INSERT INTO review_case (marketplace_id, id, queue, subject_type, subject_id, publisher_id, state, reasons,
                                 escalated, due_at, opened_at, rev)
        VALUES (${marketplaceId}, ${id}, ${queue}, ${subject.type}, ${subject.id}, ${publisherId}, ${state},
                ${JSON.stringify(reasons)}::jsonb, false, ${dueAt}, ${openedAt}, ${rev})`;
      await note(reviewCase, change);
    },

    /** False when somebody changed it since it was read; `reviewCase` is already the next revision. */
    async save(reviewCase: ReviewCase, change: CaseChange): Promise<boolean> {
      const { id, state, reasons, escalated, dueAt, remaining, lease, lastMessage, decisionId, rev } =
        reviewCase;
      const saved = await tx.$executeRaw`
        UPDATE review_case
        SET state = ${state}, reasons = ${JSON.stringify(reasons)}::jsonb, escalated = ${escalated}, due_at = ${dueAt},
            remaining_ms = ${remaining}, lease_actor_id = ${lease?.actorId ?? null},
            lease_expires_at = ${lease?.expiresAt ?? null}, last_message = ${lastMessage},
            decision_id = ${decisionId}, rev = ${rev}
        WHERE marketplace_id = ${marketplaceId} AND id = ${id} AND rev = ${rev - 1}`;
      if (saved === 0) return false;
      await note(reviewCase, change);
      return true;
    },

    async addMessage(message: CaseMessage): Promise<void> {
      await tx.caseMessage.create({ data: { marketplaceId, ...message } });
    },

    /** In the order they were written. */
    async messagesOf(caseIds: readonly string[]): Promise<CaseMessage[]> {
      const rows = await tx.caseMessage.findMany({
        where: { marketplaceId, caseId: { in: [...caseIds] } },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => ({ ...row, kind: row.kind === 'QUESTION' ? 'QUESTION' : 'REPLY' }));
    },
  };

  async function note(
    { id, rev, state }: ReviewCase,
    { event, from, actorId, at }: CaseChange,
  ): Promise<void> {
    await tx.caseTransition.create({
      data: { marketplaceId, caseId: id, rev, event, fromState: from, toState: state, actorId, at },
    });
  }
}

function beyond({ escalated, dueAt, id }: CaseKey) {
  return [
    ...(escalated ? [{ escalated: false }] : []),
    { escalated, dueAt: { gt: dueAt } },
    { escalated, dueAt, id: { gt: id } },
  ];
}

type Row = NonNullable<Awaited<ReturnType<Tx['reviewCase']['findFirst']>>>;

function read(row: Row): ReviewCase {
  const { id, queue, publisherId, escalated, dueAt, lastMessage, decisionId, openedAt, rev } = row;
  const lease =
    row.leaseActorId !== null && row.leaseExpiresAt !== null
      ? { actorId: row.leaseActorId, expiresAt: row.leaseExpiresAt }
      : null;
  return {
    ...{ id, queue, publisherId, escalated, dueAt, lastMessage, decisionId, openedAt, rev, lease },
    subject: { type: subjectType.parse(row.subjectType), id: row.subjectId },
    state: caseState.parse(row.state),
    reasons: storedReasons.parse(row.reasons),
    remaining: row.remainingMs === null ? null : Number(row.remainingMs),
  };
}

import { assertCan, can } from '@guildhall/authz';
import { z } from 'zod';
import { connect } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import { maskStaff } from '../subject/mask.ts';
import { maySee } from '../subject/membership.ts';
import { caseActions } from './case-actions.ts';
import { caseMutations } from './review-case-mutations.resolvers.ts';
import { caseKey } from './review-case.repository.ts';
import { isOpen, type ReviewCase } from './review-case.ts';

export const caseResolvers: Resolvers = {
  Query: {
    reviewCases: async (_root, { state, queue, mine, ...args }, ctx) => {
      assertCan(ctx.session, 'case:lease');
      const leasedBy = mine ? ctx.session.actorId : null;
      return connect(args, {
        of: 'Query.reviewCases',
        filter: { state, queue, mine },
        key: caseKey,
        read: (page) => ctx.cases.list({ state, queue, leasedBy }, page),
        keyOf: ({ escalated, dueAt, id }) => ({ escalated, dueAt, id }),
      });
    },
    reviewCase: async (_root, { id }, ctx) => {
      assertCan(ctx.session, 'case:read');
      return shown(ctx, await ctx.cases.find(id));
    },
  },
  Mutation: caseMutations,
  Version: {
    reviewCase: async ({ id }, _args, ctx) => {
      if (!can(ctx.session, 'case:read')) return null;
      const cases = await ctx.loaders.casesOfSubject.load(id);
      return shown(ctx, cases.find(isOpen) ?? cases[0] ?? null);
    },
  },
  ReviewCase: {
    __resolveReference: async ({ id }, ctx) => {
      if (!can(ctx.session, 'case:read')) return null;
      return shown(ctx, await ctx.cases.find(id));
    },
    dueAt: ({ dueAt }) => dueAt.toISOString(),
    openedAt: ({ openedAt }) => openedAt.toISOString(),
    clockStopped: ({ remaining }) => remaining !== null,
    lease: ({ lease }, _args, { session, now }) =>
      lease && lease.expiresAt > now && can(session, 'case:lease')
        ? { actorId: lease.actorId, expiresAt: lease.expiresAt.toISOString() }
        : null,
    messages: async ({ id }, args, ctx) => {
      const messages = await ctx.loaders.messagesOfCase.load(id);
      return connect(args, {
        of: 'ReviewCase.messages',
        key: z.string(),
        read: ({ limit, after }) =>
          messages.filter((message) => after === null || message.id > after).slice(0, limit),
        keyOf: (message) => message.id,
      });
    },
    decision: ({ decisionId }, _args, ctx) => (decisionId === null ? null : ctx.decisions.find(decisionId)),
    availableActions: (reviewCase, _args, ctx) => caseActions(ctx, reviewCase),
  },
  ReviewMessage: {
    actorId: ({ kind, actorId }, _args, { session }) =>
      kind === 'QUESTION' ? maskStaff(session, actorId) : actorId,
    at: ({ at }) => at.toISOString(),
  },
  ReviewSubject: {
    version: ({ type, id }) => (type === 'VERSION' ? { id } : null),
    restriction: ({ type, id }, _args, ctx) => (type === 'RESTRICTION' ? ctx.restrictions.find(id) : null),
  },
};

/** The publisher sees what is asked about its versions; who weighs a restriction against it is not its business. */
async function shown(ctx: Context, reviewCase: ReviewCase | null): Promise<ReviewCase | null> {
  if (!reviewCase) return null;
  if (can(ctx.session, 'case:lease')) return reviewCase;
  const own = reviewCase.subject.type === 'VERSION' && (await maySee(ctx, reviewCase.publisherId));
  return own ? reviewCase : null;
}

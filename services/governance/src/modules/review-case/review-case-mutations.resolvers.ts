import type { MutationResolvers } from '../../generated/graphql.ts';
import { payload } from '@guildhall/service-runtime';
import { askPublisher } from './ask-publisher.ts';
import { decideCase } from './decide-case.ts';
import { leaseCase } from './lease-case.ts';
import { releaseCase } from './release-case.ts';
import { replyToCase } from './reply-to-case.ts';

export const caseMutations: Pick<
  MutationResolvers,
  'leaseReviewCase' | 'releaseReviewCase' | 'askPublisher' | 'replyToReviewCase' | 'decideReviewCase'
> = {
  leaseReviewCase: async (_root, { input }, ctx) =>
    payload('reviewCase', await ctx.mutations.run('leaseReviewCase', input, () => leaseCase(ctx, input))),
  releaseReviewCase: async (_root, { input }, ctx) =>
    payload('reviewCase', await ctx.mutations.run('releaseReviewCase', input, () => releaseCase(ctx, input))),
  askPublisher: async (_root, { input }, ctx) =>
    payload('reviewCase', await ctx.mutations.run('askPublisher', input, () => askPublisher(ctx, input))),
  replyToReviewCase: async (_root, { input }, ctx) =>
    payload('reviewCase', await ctx.mutations.run('replyToReviewCase', input, () => replyToCase(ctx, input))),
  decideReviewCase: async (_root, { input }, ctx) =>
    payload('reviewCase', await ctx.mutations.run('decideReviewCase', input, () => decideCase(ctx, input))),
};

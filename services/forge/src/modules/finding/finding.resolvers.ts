import { can } from '@guildhall/authz';
import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { acceptFinding } from './accept-finding.ts';
import { isAccepted } from './acceptance.ts';
import { withdrawAcceptance } from './withdraw-acceptance.ts';

export const findingResolvers: Pick<Resolvers, 'Finding' | 'FindingAcceptance' | 'Mutation'> = {
  Mutation: {
    acceptFinding: async (_root, { input }, ctx) =>
      payload('finding', await ctx.mutations.run('acceptFinding', input, () => acceptFinding(ctx, input))),
    withdrawFindingAcceptance: async (_root, { input }, ctx) =>
      payload(
        'finding',
        await ctx.mutations.run('withdrawFindingAcceptance', input, () => withdrawAcceptance(ctx, input)),
      ),
  },
  Finding: {
    knownSince: ({ knownSinceId: id, knownSince: versionString }) =>
      id === null || versionString === null ? null : { id, versionString },
    async acceptance({ runId, id, severity }, _args, { loaders, now }) {
      const acceptance = (await loaders.acceptances.load(runId)).get(id) ?? null;
      return isAccepted(acceptance, severity, now) ? acceptance : null;
    },
  },
  FindingAcceptance: {
    // Which of the marketplace's people it was is for the marketplace's people to know.
    acceptedBy: ({ acceptedBy }, _args, { session }) =>
      can(session, 'version:readAny') ? acceptedBy : 'staff',
    acceptedAt: ({ acceptedAt }) => acceptedAt.toISOString(),
    expiresAt: ({ expiresAt }) => expiresAt.toISOString(),
  },
};

import { instantOrThrow } from '@guildhall/service-runtime';
import type { ContributionKind, Resolvers } from '../../generated/graphql.ts';
import { placeOrThrow } from '../place/place-argument.ts';
import { explainContribution } from './explain-contribution.ts';
import { resolveContributions, type ResolvedContribution } from './resolve-contributions.ts';

const KINDS: Readonly<Record<ResolvedContribution['kind'], ContributionKind>> = {
  view: 'VIEW',
  page: 'PAGE',
  command: 'COMMAND',
  menu: 'MENU',
  event: 'EVENT',
  settings: 'SETTINGS',
};

export const resolutionResolvers: Resolvers = {
  Query: {
    resolveContributions: async (_root, { scope, extensionPoints }, ctx) => {
      const resolution = await resolveContributions(ctx, placeOrThrow(scope), extensionPoints ?? null);
      return {
        ...resolution,
        validUntil: resolution.validUntil.toISOString(),
        contributions: resolution.contributions.map((one) => ({ ...one, kind: KINDS[one.kind] })),
      };
    },
    explainContribution: async (_root, { pluginId, contribution, scope, at }, ctx) => {
      const instant = at === null || at === undefined ? null : instantOrThrow('at', at);
      const question = { pluginId, contribution, place: placeOrThrow(scope), at: instant };
      const explanation = await explainContribution(ctx, question);
      return { ...explanation, at: explanation.at.toISOString() };
    },
  },
};

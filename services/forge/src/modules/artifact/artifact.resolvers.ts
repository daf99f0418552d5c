import type { Resolvers } from '../../generated/graphql.ts';
import { findArtifact } from './find-artifact.ts';

export const artifactResolvers: Resolvers = {
  Query: {
    artifact: async (_root, { sha256 }, ctx) => {
      const found = await findArtifact(ctx, sha256);
      return found === 'STOPPED' ? null : found;
    },
  },
  Artifact: {
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
};

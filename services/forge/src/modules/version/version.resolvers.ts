import { connect } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';

export const versionResolvers: Resolvers = {
  Version: {
    __resolveReference: ({ id }) => ({ id }),
    run: async ({ id }, _args, { loaders }) =>
      (await loaders.access.load(id)) === 'INSIDE' ? loaders.run.load(id) : null,
    findings: async ({ id }, { severity, ...args }, { loaders }) => {
      if ((await loaders.access.load(id)) !== 'INSIDE') return null;
      const run = await loaders.run.load(id);
      if (!run) return null;
      return connect(args, {
        of: 'Version.findings',
        filter: { severity },
        key: z.string(),
        read: (page) => loaders.findings.load({ runId: run.id, ...page, severity: severity ?? null }),
        keyOf: ({ sortKey }) => sortKey,
      });
    },
    factSheet: async ({ id }, _args, { loaders }) =>
      (await loaders.access.load(id)) === 'NONE' ? null : loaders.factSheet.load(id),
  },
  FactSheet: {
    async build({ versionId, build }, _args, { loaders }) {
      if (!build) return null;
      const attestation = await loaders.attestation.load(versionId);
      if (attestation?.releaseDigest !== build.releaseDigest) return null;
      return { ...attestation, reproducible: build.reproducible };
    },
    async signer({ versionId, signer }, _args, { loaders }) {
      if (signer === null || (await loaders.access.load(versionId)) === 'INSIDE') return signer;
      // Who of its people, or which of its keys, it was is for the publisher and for the marketplace to know.
      return signer.startsWith('act_') ? 'a member of the publisher' : 'a key of the publisher';
    },
  },
};

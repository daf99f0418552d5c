import { can } from '@guildhall/authz';
import { connect } from '@guildhall/service-runtime';
import { logOrigin, proveConsistency } from '@guildhall/supply-chain';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';

export const attestationResolvers: Resolvers = {
  Version: {
    attestation: async ({ id }, _args, { loaders }) =>
      (await loaders.access.load(id)) === 'NONE' ? null : loaders.attestation.load(id),
  },
  Attestation: {
    checkpoint: async (attestation, _args, { loaders }) =>
      (await loaders.proof.load(attestation)).log.checkpoint,
    inclusionProof: async (attestation, _args, { loaders }) => (await loaders.proof.load(attestation)).log,
    bundle: (attestation, _args, { loaders }) => loaders.proof.load(attestation),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
  Query: {
    transparencyLog: (_root, _args, { session, log }) => (can(session, 'catalog:read') ? log.find() : null),
    consistencyProof: async (_root, { from, to }, { session, log }) => {
      const head = can(session, 'catalog:read') ? await log.find() : null;
      if (!head || from < 0 || from > to || to > head.size) return null;
      const hashes = await proveConsistency(from, to, log.readNodes);
      return { from, to, hashes: hashes.map((hash) => Buffer.from(hash).toString('base64')) };
    },
  },
  TransparencyLog: {
    origin: (_log, _args, { session }) => logOrigin(session.marketplaceId),
    publicKey: (_log, _args, { signer }) => Buffer.from(signer.publicKey).toString('base64'),
    entries: (_log, args, { log }) =>
      connect(args, {
        of: 'TransparencyLog.entries',
        key: z.int32(),
        read: ({ limit, after }) => log.entries(after ?? -1, limit),
        keyOf: ({ index }) => index,
      }),
  },
  LogEntry: { createdAt: ({ createdAt }) => createdAt.toISOString() },
};

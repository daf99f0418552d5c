import { can } from '@guildhall/authz';
import { logOrigin, proveConsistency } from '@guildhall/supply-chain';
import { GraphQLError } from 'graphql';
import type { Resolvers } from '../../generated/graphql.ts';
import { connect } from '../../paging.ts';
import type { LogEntryRow } from './attestation.ts';

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
    entries: (_log, { first, after }, { log }) =>
      connect<LogEntryRow>(
        { first, after },
        ({ index }) => String(index),
        (limit, key) => log.entries(placeOf(key), limit),
      ),
  },
  LogEntry: { createdAt: ({ createdAt }) => createdAt.toISOString() },
};

function placeOf(key: string | null): number {
  if (key === null) return -1;
  if (/^\d{1,9}$/.test(key)) return Number(key);
  throw new GraphQLError('after is no cursor of this list; pass an endCursor, or nothing.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { attachSigstoreBundle } from './attach-sigstore-bundle.ts';
import { setSigstoreTrust } from './set-sigstore-trust.ts';

const STATE = { none: 'NONE', unchecked: 'UNCHECKED', verified: 'VERIFIED', refused: 'REFUSED' } as const;

export const sigstoreResolvers: Resolvers = {
  Query: {
    // Publishers have to know whose signatures are worth bringing.
    sigstoreTrust: (_root, _args, ctx) => ctx.sigstore.trust(),
  },
  Mutation: {
    setSigstoreTrust: async (_root, { input }, ctx) =>
      payload(
        'sigstoreTrust',
        await ctx.mutations.run('setSigstoreTrust', input, () => setSigstoreTrust(ctx, input)),
      ),
    attachSigstoreBundle: async (_root, { input }, ctx) =>
      payload(
        'upload',
        await ctx.mutations.run('attachSigstoreBundle', input, () => attachSigstoreBundle(ctx, input)),
      ),
  },
  Version: {
    sigstore: async ({ id }, _args, { loaders }) => {
      if ((await loaders.access.load(id)) !== 'INSIDE') return null;
      return (await loaders.factSheet.load(id))?.sigstore ?? null;
    },
  },
  SigstoreCheck: {
    state: ({ state }) => STATE[state],
    subject: ({ subject }) => subject || null,
    issuer: ({ issuer }) => issuer || null,
    builtFrom: ({ builtFrom }) => (Object.values(builtFrom).some(Boolean) ? builtFrom : null),
  },
  SigstoreTrust: { since: ({ since }) => since?.toISOString() ?? null },
};

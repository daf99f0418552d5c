import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { z } from 'zod';
import type { FeedKeeper } from '../live/feed-keeper.ts';
import { asksForResolution } from './resolution-field.ts';
import type { GatewayContext } from './subgraph-client.ts';

const resolution = z.looseObject({ feedSeq: z.int() });

/**
 * Refuses to serve a resolution that does not know a restriction the gateway knows of. A page that asks at the wrong
 * moment keeps what it shows, minus what was denied, and asks again.
 */
export function resolutionGuard(feeds: FeedKeeper): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart({ request }) {
      if (!asksForResolution(request.query ?? '')) return Promise.resolve();
      return Promise.resolve({
        didResolveOperation: ({ contextValue }) => feeds.follow(contextValue.session.marketplaceId),
        willSendResponse({ response, contextValue }) {
          if (response.body.kind === 'single') {
            const { singleResult } = response.body;
            const refusal = findStale(singleResult.data, feeds.head(contextValue.session.marketplaceId));
            if (refusal) response.body.singleResult = { ...singleResult, data: null, errors: [refusal] };
          }
          return Promise.resolve();
        },
      });
    },
  };
}

/** The first answer that is older than `head`, as an error. */
function findStale(
  data: Record<string, unknown> | null | undefined,
  head: number,
): GraphQLFormattedError | null {
  for (const [name, value] of Object.entries(data ?? {})) {
    const read = resolution.safeParse(value);
    if (read.success && read.data.feedSeq < head) return behind(name, head);
  }
  return null;
}

function behind(name: string, head: number): GraphQLFormattedError {
  return new GraphQLError('The answer does not know the latest restriction yet; ask again.', {
    path: [name],
    extensions: { code: 'RESOLUTION_BEHIND', head },
  }).toJSON();
}

import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { isCode } from '../error-codes.ts';
import type { Explain } from '../errors.ts';
import type { GatewayContext } from './subgraph-client.ts';

/** Lets every error of an answer say where it is explained, and which request to name when asking about it. */
export function explainErrors(explain: Explain): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response, contextValue }) {
          if (response.body.kind === 'single' && response.body.singleResult.errors) {
            const { requestId } = contextValue.session;
            const errors = response.body.singleResult.errors.map((error) =>
              explained(error, explain, requestId),
            );
            response.body.singleResult = { ...response.body.singleResult, errors };
          }
          return Promise.resolve();
        },
      }),
  };
}

/** An error that was masked before, with its explanation. */
export function explained(
  error: GraphQLFormattedError,
  explain: Explain,
  requestId: string,
): GraphQLFormattedError {
  const code = String(error.extensions?.['code']);
  const explanation = explain(isCode(code) ? code : 'INTERNAL_SERVER_ERROR', requestId);
  return { ...error, extensions: { ...error.extensions, ...explanation } };
}

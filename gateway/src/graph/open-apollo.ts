import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { stringifyAnswer } from '@guildhall/compiled-executor';
import { explainHere, type Explain } from '../errors.ts';
import { explainErrors } from './explain-errors.ts';
import type { documentLimits } from './limits.ts';
import { maskError } from './mask-error.ts';
import type { Graph } from './open-graph.ts';
import type { GatewayContext } from './subgraph-client.ts';

/** The server behind the short way: it refuses in its own words, and answers what is rare. It does not run yet. */
export function openApollo(
  gateway: Graph,
  {
    introspection,
    limits,
    plugins,
    explain = explainHere,
  }: {
    introspection: boolean;
    limits: ReturnType<typeof documentLimits>;
    plugins: readonly ApolloServerPlugin<GatewayContext>[];
    explain?: Explain;
  },
): ApolloServer<GatewayContext> {
  return new ApolloServer<GatewayContext>({
    ...{ gateway, introspection },
    // Documents are named by hash before anything comes here; a second memory of them would answer for the first.
    persistedQueries: false,
    // Otherwise it ends the process itself, while the stores are still open.
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    // Nothing is decided by cookies, and a page cannot send this header without being asked about first.
    csrfPrevention: { requestHeaders: ['authorization'] },
    parseOptions: limits.parseOptions,
    validationRules: limits.validationRules,
    formatError: (error) => maskError(error, explain),
    stringifyResult: stringifyAnswer,
    // Last: others put errors of their own into answers.
    plugins: [...plugins, ...limits.plugins, explainErrors(explain)],
  });
}

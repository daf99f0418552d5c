import { ApolloGateway } from '@apollo/gateway';
import type { Send, SubgraphRequest } from '../run/run.ts';
import { readAnswer, type SubgraphAnswer } from '../run/subgraph-answer.ts';

export type GatewayExecutor = ApolloGateway['executor'];

/** Apollo's own executor over the same subgraphs, for what is not compiled and for comparison. */
export interface StockExecutor {
  readonly execute: GatewayExecutor;
  stop(): Promise<void>;
}

export async function openStockExecutor<Context extends Record<string, unknown>>(
  supergraphSdl: string,
  send: Send<Context>,
): Promise<StockExecutor> {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => ({
      async process(options) {
        const { query, operationName, variables } = options.request;
        // Nothing but incoming operations: a static supergraph is neither loaded nor checked through subgraphs.
        if (!('incomingRequestContext' in options)) throw new Error(`${options.kind} is never asked for`);
        const { operation } = options.incomingRequestContext.operation;
        const body = JSON.stringify({ query, operationName, variables });
        const request: SubgraphRequest = {
          service: name,
          operationKind: operation === 'mutation' ? 'mutation' : 'query',
          body,
        };
        // Apollo hands the caller's own context back untyped.
        return toResponse(readAnswer(name, await send(request, options.context as Context)));
      },
    }),
  });
  const { executor } = await gateway.load();
  return { execute: executor, stop: () => gateway.stop() };
}

function toResponse({ data, errors }: SubgraphAnswer) {
  if (errors.length === 0) return { data };
  const reported = errors.map(({ message, path, extensions }) => ({
    message: message ?? '',
    ...(path && { path }),
    extensions,
  }));
  return { data, errors: reported };
}

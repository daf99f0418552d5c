import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { OperationTypeNode } from 'graphql';
import type { Send } from '../run/run.ts';
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
    buildService: ({ name }) => stockDataSource(name, send),
  });
  const { executor } = await gateway.load();
  return { execute: executor, stop: () => gateway.stop() };
}

/** One subgraph as Apollo's executor asks it, over our own way of asking. */
export function stockDataSource<Context extends Record<string, unknown>>(
  service: string,
  send: Send<Context>,
): GraphQLDataSource {
  return {
    async process(options) {
      // Nothing but incoming operations: a static supergraph is neither loaded nor checked through subgraphs.
      if (!('incomingRequestContext' in options)) throw new Error(`${options.kind} is never asked for`);
      const { query, operationName, variables } = options.request;
      const { operation } = options.incomingRequestContext.operation;
      const operationKind = operation === OperationTypeNode.MUTATION ? 'mutation' : 'query';
      const body = JSON.stringify({ query, operationName, variables });
      // Apollo hands the caller's own context back untyped.
      const text = await send({ service, operationKind, body }, options.context as Context);
      return toResponse(readAnswer(service, text));
    },
  };
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

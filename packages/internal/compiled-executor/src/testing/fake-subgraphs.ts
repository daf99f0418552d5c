import { Supergraph } from '@apollo/federation-internals';
import { execute, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { SUPPORTED_FEATURES } from '../planner/apollo-planner.ts';
import { isObject } from '../run/json.ts';
import type { Send } from '../run/run.ts';
import { fakeResolvers, type FakeWorld } from './fake-resolvers.ts';

/** What fake subgraphs need to know of one run. */
export type FakeContext = FakeWorld & Record<string, unknown>;

export interface FakeSubgraphs {
  readonly send: Send<FakeContext>;
  /** Requests since the beginning, by subgraph. */
  readonly asked: Map<string, number>;
}

/**
 * The subgraphs of a supergraph, in this process. What they answer depends on nothing but the seed, the object and the
 * field, so that every way of asking finds the same world.
 */
export function fakeSubgraphs(supergraphSdl: string): FakeSubgraphs {
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: SUPPORTED_FEATURES });
  const schemas = new Map<string, GraphQLSchema>();
  for (const subgraph of supergraph.subgraphs())
    schemas.set(subgraph.name, subgraph.schema.toGraphQLJSSchema());
  const documents = new Map<string, DocumentNode>();
  const asked = new Map<string, number>();
  const parsed = (query: string): DocumentNode => {
    const document = documents.get(query) ?? parse(query, { noLocation: true });
    documents.set(query, document);
    return document;
  };
  return {
    asked,
    async send({ service, body }, world) {
      asked.set(service, (asked.get(service) ?? 0) + 1);
      const request: unknown = JSON.parse(body);
      const schema = schemas.get(service);
      if (!schema || !isObject(request) || typeof request['query'] !== 'string')
        throw new Error('not asked well');
      const result = await execute({
        schema,
        document: parsed(request['query']),
        variableValues: isObject(request['variables']) ? request['variables'] : {},
        ...fakeResolvers(world),
      });
      return JSON.stringify(result);
    },
  };
}

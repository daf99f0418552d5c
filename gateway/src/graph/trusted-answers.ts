import { CompiledGateway } from '@guildhall/compiled-executor';
import { parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Asked } from '../documents/asked.ts';
import type { Answer } from './answer.ts';
import { maskError } from './mask-error.ts';
import type { Graph } from './open-graph.ts';
import { mediaTypeFor } from './media-type.ts';
import { asksForResolution } from './resolution-field.ts';
import type { GatewayContext } from './subgraph-client.ts';

/** Answers documents that clients ship by the shortest way: validated once a graph, compiled once, written as text. */
export type AnswerTrusted = (
  asked: Asked,
  context: GatewayContext,
  accept: string | undefined,
) => Promise<Answer | null>;

/** Gives null for whatever has to go through Apollo Server: documents of nobody we know, resolutions, refusals. */
export function trustedAnswers(graph: Graph): AnswerTrusted {
  if (!(graph instanceof CompiledGateway)) return () => Promise.resolve(null);
  let schema: GraphQLSchema | null = null;
  const documents = new Map<string, DocumentNode | null>();
  graph.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
    documents.clear();
  });

  function documentOf({ hash, query }: Asked): DocumentNode | null {
    const known = documents.get(hash);
    if (known !== undefined) return known;
    const document = parse(query);
    const fits = schema !== null && validate(schema, document).length === 0 ? document : null;
    documents.set(hash, fits);
    return fits;
  }

  return async (asked, context, accept) => {
    if (!asked.trusted || asksForResolution(asked.query)) return null;
    const document = documentOf(asked);
    if (!document) return null;
    const { hash, operationName, variables } = asked;
    const answered = await graph.answer({ document, hash, operationName, variables, context });
    if (!answered) return null;
    const errors = answered.errors?.map((error) => maskError(error.toJSON()));
    const body = `{"data":${answered.data ?? 'null'}${errors ? `,"errors":${JSON.stringify(errors)}` : ''}}`;
    return {
      status: 200,
      headers: [
        ['content-type', mediaTypeFor(accept)],
        ['cache-control', 'no-store'],
      ],
      body,
    };
  };
}

import { CompiledGateway } from '@guildhall/compiled-executor';
import type { IncomingHttpHeaders } from 'node:http';
import { getOperationAST, OperationTypeNode, type DocumentNode } from 'graphql';
import type { Asked } from '../documents/asked.ts';
import { explainHere, type Explain } from '../errors.ts';
import type { Answer } from './answer.ts';
import { explained } from './explain-errors.ts';
import { asksForSchema } from './introspect.ts';
import { maskError } from './mask-error.ts';
import type { Graph } from './open-graph.ts';
import { isAcceptable, mediaTypeFor } from './media-type.ts';
import { asksForResolution } from './resolution-field.ts';
import type { GatewayContext } from './subgraph-client.ts';
import { validDocuments, type DocumentRules } from './valid-documents.ts';

/** How a question came, as far as its answer depends on it. */
export interface Manner {
  readonly method: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
}

/** Answers by the shortest way: a document validated once a graph, compiled once, its answer written as text. */
export type AnswerShort = (asked: Asked, context: GatewayContext, manner: Manner) => Promise<Answer | null>;

/**
 * Gives null for whatever has to go through Apollo Server, which does what is rare: refusals in their own words, questions
 * about the schema, resolutions with their guard, what is not compiled, and answers in forms that nobody here writes.
 */
export function shortAnswers(
  graph: Graph,
  rules: DocumentRules,
  explain: Explain = explainHere,
): AnswerShort {
  if (!(graph instanceof CompiledGateway)) return () => Promise.resolve(null);
  const documents = validDocuments(graph, rules);

  return async (asked, context, manner) => {
    const { accept } = manner.headers;
    if (asksForResolution(asked.query) || asksForSchema(asked.query) || !isAcceptable(accept)) return null;
    const document = documents.find(asked);
    if (!document || !isAskedWell(manner, document, asked.operationName)) return null;
    const { hash, operationName, variables } = asked;
    const answered = await graph.answer({ document, hash, operationName, variables, context });
    if (!answered) return null;
    const { requestId } = context.session;
    const errors = answered.errors?.map((error) =>
      explained(maskError(error.toJSON(), explain), explain, requestId),
    );
    const body = `{"data":${answered.data ?? 'null'}${rest('errors', errors)}${rest('extensions', answered.extensions)}}`;
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

/** Says which operation it means. A GET may only read, and has no body. */
function isAskedWell(
  { method, headers }: Manner,
  document: DocumentNode,
  operationName: string | null,
): boolean {
  const operation = getOperationAST(document, operationName);
  if (!operation) return false;
  if (method === 'POST') return true;
  return operation.operation === OperationTypeNode.QUERY && headers['content-type'] === undefined;
}

function rest(name: string, value: object | undefined): string {
  return value ? `,"${name}":${JSON.stringify(value)}` : '';
}

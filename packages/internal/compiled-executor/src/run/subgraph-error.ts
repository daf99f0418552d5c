import { GraphQLError } from 'graphql';
import type { ResponsePath } from './places.ts';
import type { ReportedError } from './subgraph-answer.ts';

/** A subgraph's error as ours: same words and code, placed in the whole answer. */
export function relocate(service: string, error: ReportedError, path: ResponsePath | null): GraphQLError {
  const code =
    typeof error.extensions['code'] === 'string' ? error.extensions['code'] : 'DOWNSTREAM_SERVICE_ERROR';
  return new GraphQLError(error.message ?? `Error while fetching subquery from service "${service}"`, {
    ...(path && { path }),
    extensions: { ...error.extensions, code, serviceName: service },
  });
}

/** No answer at all. It has no path: everything that was asked of this subgraph is missing. */
export function unanswered(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  const originalError = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new GraphQLError(originalError.message, { originalError });
}

import { createHash } from 'node:crypto';
import type { Question } from './documents.ts';

/** How a question is put: its text or its hash in a POST, or its hash in an address; `known` holds the answer already. */
export type Manner = 'text' | 'hash' | 'get' | 'known';

/** One request as it travels. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export function requestOf(
  question: Question,
  { caller, manner, token }: { caller: number; manner: Manner; token: string | null },
): Request {
  const variables = question.variables(caller);
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  if (manner === 'text' || manner === 'hash') {
    const named = manner === 'text' ? { query: question.query } : { documentId: hashOf(question) };
    const headers = { 'content-type': 'application/json', ...authorization };
    return { method: 'POST', path: '/graphql', headers, body: JSON.stringify({ ...named, variables }) };
  }
  const search = new URLSearchParams({
    documentId: hashOf(question),
    variables: JSON.stringify(variables),
  });
  return { method: 'GET', path: `/graphql?${search.toString()}`, headers: authorization, body: null };
}

export function hashOf({ query }: Question): string {
  return createHash('sha256').update(query).digest('hex');
}

import { parse, type DocumentNode } from 'graphql';
import { LIMITS } from '../graph/limits.ts';

/** Null when it is no GraphQL, or too much of it: the executor says so in its own words. */
export function parseDocument(query: string): DocumentNode | null {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch {
    return null;
  }
}

import { GraphQLError } from 'graphql';
import { z } from 'zod';

export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

export interface PageRequest<Key> {
  /** 1 to 100. */
  first: number;
  after: Key | null;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const MOST = 100;

/** Reads `first` and `after`; a cursor is the opaque form of the last row's sort key. */
export function pageRequest<Key>(
  { first, after }: PageArguments,
  key: z.ZodType<Key>,
  usual = 20,
): PageRequest<Key> {
  const count = first ?? usual;
  if (count < 1 || count > MOST) throw badInput(`first is between 1 and ${MOST}; ${count} is not.`);
  if (after === null || after === undefined) return { first: count, after: null };
  return { first: count, after: readCursor(after, key) };
}

/** Cuts `first + 1` rows to a page. */
export function connectionOf<Row>(
  rows: readonly Row[],
  first: number,
  keyOf: (row: Row) => unknown,
): Connection<Row> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: writeCursor(keyOf(node)), node }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

function writeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readCursor<Key>(cursor: string, key: z.ZodType<Key>): Key {
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw badInput('after is no cursor of this list; pass an endCursor.');
  }
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

import { GraphQLError } from 'graphql';

export interface Page {
  first: number;
  /** Key of the last row that was seen. */
  after: string | null;
}

export interface Connection<Node> {
  nodes: Node[];
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const MOST = 100;

/** Reads the paging arguments of a connection. */
export function pageOf(args: { first?: number | null; after?: string | null }): Page {
  const first = args.first ?? 20;
  if (first < 1 || first > MOST) throw badPage(`"first" is between 1 and ${MOST}.`);
  if (!args.after) return { first, after: null };
  const after = Buffer.from(args.after, 'base64url').toString('utf8');
  if (cursorOf(after) !== args.after || after.includes('\0'))
    throw badPage('"after" is no cursor of this list.');
  return { first, after };
}

/** A connection over rows of which one more than asked was read. */
export function connectionOf<Node>(
  rows: readonly Node[],
  { first }: Page,
  keyOf: (node: Node) => string,
): Connection<Node> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: cursorOf(keyOf(node)), node }));
  return {
    nodes,
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

function cursorOf(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

function badPage(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

import { GraphQLError } from 'graphql';

interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

export interface Connection<Node> {
  nodes: Node[];
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const MOST = 100;

/** Reads one page. `keyOf` is what rows are sorted by, and unique; `read` gets the key to begin after. */
export async function connect<Node>(
  { first, after }: PageArgs,
  keyOf: (node: Node) => string,
  read: (limit: number, after: string | null) => Promise<readonly Node[]>,
): Promise<Connection<Node>> {
  const limit = first ?? 50;
  if (limit < 1 || limit > MOST) throw badInput(`first is between 1 and ${MOST}; ${limit} is not.`);
  // One row more tells whether there is a next page.
  const rows = await read(limit + 1, after === null || after === undefined ? null : readCursor(after));
  const edges = rows.slice(0, limit).map((node) => ({ cursor: cursorOf(keyOf(node)), node }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: { hasNextPage: rows.length > limit, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

function cursorOf(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function readCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (key === '' || key.includes('\0') || cursorOf(key) !== cursor)
    throw badInput('after is no cursor of this list; pass an endCursor, or nothing.');
  return key;
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

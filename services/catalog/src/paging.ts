import { jsonOf } from '@guildhall/kernel';
import { GraphQLError } from 'graphql';
import { z } from 'zod';

/** What a client asks for: Relay's forward paging. */
export interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** What a repository is asked for: up to `limit` rows beyond the row with this sort key. */
export interface Page {
  limit: number;
  after: readonly string[] | null;
}

export interface Connection<Node> {
  nodes: Node[];
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const MAX_PAGE = 100;
const sortKey = z.array(z.string()).min(1).max(3);

/** Reads one page. `keyOf` names the values rows are sorted by; the last one is unique. */
export async function connect<Node>(
  args: PageArgs,
  keyOf: (node: Node) => readonly string[],
  read: (page: Page) => Promise<readonly Node[]>,
): Promise<Connection<Node>> {
  const { limit, after } = pageOf(args);
  // One row more tells whether there is a next page.
  const rows = await read({ limit: limit + 1, after });
  const nodes = rows.slice(0, limit);
  const edges = nodes.map((node) => ({ cursor: cursorOf(keyOf(node)), node }));
  return {
    nodes,
    edges,
    pageInfo: { hasNextPage: rows.length > limit, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

function pageOf({ first, after }: PageArgs): Page {
  const limit = first ?? 20;
  if (limit < 1 || limit > MAX_PAGE) throw badInput(`first is between 1 and ${MAX_PAGE}.`);
  if (after === null || after === undefined) return { limit, after: null };
  const key = sortKey.safeParse(jsonOf(Buffer.from(after, 'base64url').toString()));
  if (!key.success) throw badInput('after is no cursor of this list; pass an endCursor, or nothing.');
  return { limit, after: key.data };
}

function cursorOf(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

import { hash } from 'node:crypto';
import { jsonOf } from '@guildhall/kernel';
import { z } from 'zod';
import { badInput } from './query-input.ts';

/** What a client asks of a list: Relay's forward paging. */
export interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** What a repository is asked for: rows after the one with this sort key. `limit` is one more than a page shows. */
export interface Page<Key = string> {
  limit: number;
  after: Key | null;
}

export interface Connection<Node> {
  nodes: Node[];
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Rows sorted by a key that no two of them share. */
export interface List<Node, Key> {
  /** Its field in the graph, as `Publisher.members`: the cursors of one list are refused by every other. */
  of: `${string}.${string}`;
  /** What of the list is asked for; with another choice its cursors are another list's. Null and left out are the same. */
  filter?: Readonly<Record<string, unknown>>;
  /** The key's form; cursors come from outside. */
  key: z.ZodType<Key>;
  read: (page: Page<Key>) => Promise<readonly Node[]> | readonly Node[];
  keyOf: (node: Node) => Key;
}

const USUAL = 20;
const MOST = 100;

/**
 * Reads one page of a list, whose rows alone say what a node is. A cursor is the opaque form of a row's sort key and of
 * the list's mark; under whose parent it was read it does not say, since one document asks many parents with one cursor.
 */
export async function connect<Node, Key>(
  { first, after }: PageArgs,
  { of, filter, key, read, keyOf }: List<Node, Key>,
): Promise<Connection<NoInfer<Node>>> {
  const shown = first ?? USUAL;
  if (shown < 1 || shown > MOST) throw badInput(`first is between 1 and ${MOST}; ${shown} is not.`);
  const mark = markOf(of, filter);
  // One row more tells whether there is a next page.
  const rows = await read({ limit: shown + 1, after: after == null ? null : readCursor(after, mark, key) });
  const edges = rows.slice(0, shown).map((node) => ({ cursor: writeCursor(mark, keyOf(node)), node }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: { hasNextPage: rows.length > shown, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

/** What tells the cursors of one list from those of others; no secret. */
function markOf(of: string, filter: object = {}): string {
  const chosen = Object.entries(filter).filter(([, value]) => value != null);
  return hash('sha256', JSON.stringify([of, chosen]), 'base64url').slice(0, 8);
}

function writeCursor(mark: string, key: unknown): string {
  return Buffer.from(JSON.stringify([mark, key])).toString('base64url');
}

/** PostgreSQL's texts hold no NUL, so no row ever had such a key. */
function readCursor<Key>(cursor: string, mark: string, key: z.ZodType<Key>): Key {
  const text = Buffer.from(cursor, 'base64url').toString();
  const read = z.tuple([z.literal(mark), key]).safeParse(jsonOf(text));
  if (!read.success || text.includes('\\u0000'))
    throw badInput('after is no cursor of this list as it is asked for; pass its endCursor, or nothing.');
  return read.data[1];
}

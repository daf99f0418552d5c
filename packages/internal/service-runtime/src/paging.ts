import { jsonOf } from '@guildhall/kernel';
import type { z } from 'zod';
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
  /** The key's form; cursors come from outside. */
  key: z.ZodType<Key>;
  read: (page: Page<Key>) => Promise<readonly Node[]> | readonly Node[];
  keyOf: (node: Node) => Key;
}

const USUAL = 20;
const MOST = 100;

/** Reads one page of a list, whose rows alone say what a node is. A cursor is the opaque form of a row's sort key. */
export async function connect<Node, Key>(
  { first, after }: PageArgs,
  { key, read, keyOf }: List<Node, Key>,
): Promise<Connection<NoInfer<Node>>> {
  const shown = first ?? USUAL;
  if (shown < 1 || shown > MOST) throw badInput(`first is between 1 and ${MOST}; ${shown} is not.`);
  // One row more tells whether there is a next page.
  const rows = await read({ limit: shown + 1, after: after == null ? null : readCursor(after, key) });
  const edges = rows.slice(0, shown).map((node) => ({ cursor: writeCursor(keyOf(node)), node }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: { hasNextPage: rows.length > shown, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

function writeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** PostgreSQL's texts hold no NUL, so no row ever had such a key. */
function readCursor<Key>(cursor: string, key: z.ZodType<Key>): Key {
  const text = Buffer.from(cursor, 'base64url').toString();
  const read = key.safeParse(jsonOf(text));
  if (!read.success || text.includes('\\u0000'))
    throw badInput('after is no cursor of this list; pass an endCursor, or nothing.');
  return read.data;
}

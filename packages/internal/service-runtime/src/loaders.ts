import DataLoader from 'dataloader';
import type { Page } from './paging.ts';

type Read<Row> = (keys: readonly string[]) => Promise<readonly Row[]>;

/** A page of what belongs to a parent; `filter` is JSON and narrows what is shown. */
interface PageOf<Key, Filter> {
  parent: string;
  page: Page<Key>;
  filter: Filter;
}

/**
 * Loaders for fields of lists: one read for all that ask in the same moment. With `cache` a request reads each thing
 * once, and whoever writes clears them; without, nothing is remembered.
 */
export function loadersWith(options: { cache: boolean }) {
  /** Values by key, and one for keys that have none. */
  function values<Value>(
    read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
    none: () => Value,
  ): DataLoader<string, Value> {
    return new DataLoader<string, Value>(async (keys) => {
      const found = await read([...new Set(keys)]);
      return keys.map((key) => found.get(key) ?? none());
    }, options);
  }

  return {
    values,

    /** Rows by key; null for what is not there. */
    one: <Row>(read: Read<Row>, keyOf: (row: Row) => string) =>
      values<Row | null>(
        async (keys) => new Map((await read(keys)).map((row) => [keyOf(row), row])),
        () => null,
      ),

    /** Rows that belong to something, in the order read; empty for what has none. */
    many: <Row>(read: Read<Row>, keyOf: (row: Row) => string) =>
      values<Row[]>(
        async (keys) => Map.groupBy(await read(keys), keyOf),
        () => [],
      ),

    /** Pages of rows that belong to something. Parents that are asked for the same page share one read. */
    pages: <Row, Key, Filter>(
      read: (parents: readonly string[], page: Page<Key>, filter: Filter) => Promise<readonly Row[]>,
      parentOf: (row: Row) => string,
    ) =>
      new DataLoader<PageOf<Key, Filter>, Row[], string>(
        async (asked) => {
          const found = new Map<string, Map<string, Row[]>>();
          for (const [same, [first, ...others]] of Map.groupBy(asked, samePage)) {
            if (!first) continue;
            const parents = new Set([first, ...others].map(({ parent }) => parent));
            const rows = await read([...parents], first.page, first.filter);
            found.set(same, Map.groupBy(rows, parentOf));
          }
          return asked.map((one) => found.get(samePage(one))?.get(one.parent) ?? []);
        },
        { ...options, cacheKeyFn: (one) => JSON.stringify([one.parent, samePage(one)]) },
      ),
  };
}

function samePage({ page, filter }: PageOf<unknown, unknown>): string {
  return JSON.stringify([page.limit, page.after, filter]);
}

import DataLoader from 'dataloader';

/** A loader over rows with ids; null for what is not there. */
export function byId<Row extends { id: string }>(
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): DataLoader<string, Row | null> {
  return byKey<Row | null>(
    async (ids) => new Map<string, Row | null>((await read(ids)).map((row) => [row.id, row])),
    () => null,
  );
}

/** A loader over rows that belong to something; empty for what has none. */
export function grouped<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, readonly Row[]> {
  return byKey<readonly Row[]>(
    async (keys) => Map.groupBy(await read(keys), keyOf),
    () => [],
  );
}

/** A loader over values by key, with a value for keys that have none. */
export function byKey<Value>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  none: () => Value,
): DataLoader<string, Value> {
  return new DataLoader<string, Value>(async (keys) => {
    const values = await read(keys);
    return keys.map((key) => values.get(key) ?? none());
  });
}

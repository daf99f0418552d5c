/** One entry of a named list on either side of a change, with its index where it stands now or stood before. */
export interface Matched<Entry> {
  readonly name: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
  /** In the next list, or in the previous one for what is gone. */
  readonly index: number;
}

/** Pairs the entries of two lists by name: what stayed or came in the new order, then what is gone. */
export function matchByName<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  nameOf: (entry: Entry) => string,
): Matched<Entry>[] {
  const was = new Map(before.map((entry) => [nameOf(entry), entry]));
  const is = new Set(after.map(nameOf));
  const present = after.map((entry, index) => {
    const name = nameOf(entry);
    return { name, before: was.get(name), after: entry, index };
  });
  const gone = before.flatMap((entry, index) => {
    const name = nameOf(entry);
    return is.has(name) ? [] : [{ name, before: entry, after: undefined, index }];
  });
  return [...present, ...gone];
}

/** Rows in the order of the ids that a statement before found. */
export function inOrder<Row extends { id: string }>(
  found: readonly { id: string }[],
  rows: readonly Row[],
): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id }) => byId.get(id) ?? []);
}

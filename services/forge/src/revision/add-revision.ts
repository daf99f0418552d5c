interface Revision {
  marketplaceId: string;
  number: number;
  validFrom: Date;
}

/** A table of what a marketplace said of one thing, from when to when. */
interface RevisionTable<Row extends Revision> {
  createMany(what: { data: Row[]; skipDuplicates: true }): PromiseLike<{ count: number }>;
  updateMany(what: {
    where: { marketplaceId: string; number: number };
    data: { validTo: Date };
  }): PromiseLike<unknown>;
}

/** Puts a revision in force and ends the one before it. False when somebody wrote this number first. */
export async function addRevision<Row extends Revision>(
  table: RevisionTable<NoInfer<Row>>,
  row: Row,
): Promise<boolean> {
  const { marketplaceId, number, validFrom } = row;
  const { count } = await table.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) return false;
  await table.updateMany({ where: { marketplaceId, number: number - 1 }, data: { validTo: validFrom } });
  return true;
}

import { conflict, ok, type Result } from '@guildhall/kernel';

/** Refuses whoever acts on a row as it no longer is. Without `expectedRev` they take it as it comes. */
export function asExpected<Row extends { rev: number }>(
  what: string,
  row: Row,
  { expectedRev }: { expectedRev?: number | null | undefined },
): Result<Row> {
  return expectedRev == null || expectedRev === row.rev ? ok(row) : conflict(what, row.rev);
}

/** Whether a caller acts on a row as it no longer is. Without `expectedRev` they take it as it comes. */
export function isStale(row: { rev: number }, input: { expectedRev?: number | null | undefined }): boolean {
  return typeof input.expectedRev === 'number' && input.expectedRev !== row.rev;
}

/** How many contacts of each stage were saved. */
export type Counts = Readonly<Record<string, number>>;

export interface Digest {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly counts: Counts;
  readonly total: number;
}

export const COUNTS_KEY = 'counts';
export const DIGEST_KEY = 'digest';

/** Counts as they were stored; whatever else is there counts as none. */
export function readCounts(stored: unknown): Counts {
  const entries = Object.entries(objectOf(stored));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** The latest digest, or null before the first night. */
export function readDigest(stored: unknown): Digest | null {
  const { at, total, counts } = objectOf(stored);
  if (typeof at !== 'number' || typeof total !== 'number') return null;
  return { at, total, counts: readCounts(counts) };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

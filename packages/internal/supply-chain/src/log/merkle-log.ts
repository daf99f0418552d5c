import { EMPTY_ROOT, leafHash, nodeHash } from './hashes.ts';
import { consistencyRanges, inclusionRanges } from './proof-ranges.ts';
import { nodesOf, type Node, type Range } from './range.ts';

/** A full subtree with its hash, as a log stores it. Once written it never changes. */
export interface StoredNode extends Node {
  readonly hash: Uint8Array;
}

/** Reads stored nodes, in the order asked, in one go. Rejects when one is missing. */
export type ReadNodes = (nodes: readonly Node[]) => Promise<Uint8Array[]>;

/** The nodes that a log of `size` entries gains with one more; each entry costs two nodes on average. */
export async function nodesToAdd(entry: Uint8Array, size: number, read: ReadNodes): Promise<StoredNode[]> {
  const added: StoredNode[] = [{ level: 0, index: size, hash: leafHash(entry) }];
  const lefts: Node[] = [];
  for (let { level, index } = { level: 0, index: size }; index % 2 === 1; level++, index = (index - 1) / 2)
    lefts.push({ level, index: index - 1 });
  let hash = leafHash(entry);
  for (const [at, left] of (await read(lefts)).entries()) {
    hash = nodeHash(left, hash);
    added.push({ level: at + 1, index: Math.floor(size / 2 ** (at + 1)), hash });
  }
  return added;
}

/** The Merkle tree hash of the first `size` entries. */
export async function rootOf(size: number, read: ReadNodes): Promise<Uint8Array> {
  if (size === 0) return EMPTY_ROOT;
  const [root] = await hashesOf([{ start: 0, end: size }], read);
  return root ?? EMPTY_ROOT;
}

/** Proves to whoever knows the root at `size` that entry `index` is in the log. */
export function proveInclusion(index: number, size: number, read: ReadNodes): Promise<Uint8Array[]> {
  return hashesOf(inclusionRanges(index, size), read);
}

/** Proves to whoever knew the root at `from` that the log of `to` entries only grew. */
export function proveConsistency(from: number, to: number, read: ReadNodes): Promise<Uint8Array[]> {
  return hashesOf(consistencyRanges(from, to), read);
}

async function hashesOf(ranges: readonly Range[], read: ReadNodes): Promise<Uint8Array[]> {
  const parts = ranges.map(nodesOf);
  const hashes = await read(parts.flat());
  let at = 0;
  return parts.map((nodes) => {
    const mine = hashes.slice(at, (at += nodes.length));
    // Smaller trees hang to the right of larger ones.
    return mine.reduceRight((right, left) => nodeHash(left, right));
  });
}

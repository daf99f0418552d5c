import { sha256 } from '../bytes.ts';

// RFC 6962, 2.1: the prefixes keep a leaf from ever passing for a node.
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The root of a log without entries. */
export const EMPTY_ROOT = sha256();

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(LEAF, entry);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE, left, right);
}

import { nodesToAdd, type ReadNodes, type StoredNode } from '../log/merkle-log.ts';

/** A log in memory, with its nodes as a table would hold them. */
export async function aLog(entries: readonly Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>();
  const read: ReadNodes = (asked) =>
    Promise.resolve(
      asked.map(({ level, index }) => {
        const hash = nodes.get(`${level}/${index}`);
        if (!hash) throw new Error(`node ${level}/${index} is not stored`);
        return hash;
      }),
    );
  const written: StoredNode[] = [];
  for (const [size, entry] of entries.entries())
    for (const node of await nodesToAdd(entry, size, read)) {
      written.push(node);
      nodes.set(`${node.level}/${node.index}`, node.hash);
    }
  return { read, written, size: entries.length };
}

import type { Node, ReadNodes, StoredNode } from '@guildhall/supply-chain';
import type { Tx } from '../../database.ts';
import type { LogEntryRow, LogRow } from './attestation.ts';

export interface LogRepository {
  /** Null while nothing was released. */
  find(): Promise<LogRow | null>;
  /** Its size; holds the log until the transaction ends, so that one entry follows another. */
  lock(): Promise<number>;
  readNodes: ReadNodes;
  append(entry: LogEntryRow, nodes: readonly StoredNode[]): Promise<void>;
  say(log: LogRow): Promise<void>;
  entries(after: number, limit: number): Promise<LogEntryRow[]>;
}

export function logRepository(tx: Tx, marketplaceId: string): LogRepository {
  return {
    find: () => tx.transparencyLog.findUnique({ where: { marketplaceId } }),
    async lock() {
      await tx.$executeRaw`
        INSERT INTO transparency_log (marketplace_id, size, root_hash, checkpoint)
        VALUES (${marketplaceId}, 0, '', '') ON CONFLICT DO NOTHING`;
      const rows = await tx.$queryRaw<{ size: number }[]>`
        SELECT size FROM transparency_log WHERE marketplace_id = ${marketplaceId} FOR UPDATE`;
      const [row] = rows;
      if (!row) throw new Error('the log vanished');
      return row.size;
    },
    readNodes: (nodes) => readNodes(tx, marketplaceId, nodes),
    async append(entry, nodes) {
      await tx.logEntry.create({ data: { marketplaceId, ...entry } });
      await tx.logNode.createMany({
        data: nodes.map(({ level, index, hash }) => ({
          marketplaceId,
          level,
          index,
          hash: Uint8Array.from(hash),
        })),
      });
    },
    async say(log) {
      await tx.transparencyLog.update({ where: { marketplaceId }, data: log });
    },
    entries: (after, limit) =>
      tx.logEntry.findMany({
        where: { marketplaceId, index: { gt: after } },
        orderBy: { index: 'asc' },
        take: limit,
      }),
  };
}

/** Stored hashes in the order asked, in one statement. A missing one means that the log is broken: it throws. */
async function readNodes(tx: Tx, marketplaceId: string, nodes: readonly Node[]): Promise<Uint8Array[]> {
  if (nodes.length === 0) return [];
  const rows = await tx.$queryRaw<{ level: number; index: number; hash: Uint8Array }[]>`
    SELECT node.level, node.index, node.hash
    FROM unnest(${nodes.map(({ level }) => level)}::int[], ${nodes.map(({ index }) => index)}::int[]) AS asked (level, index)
    JOIN log_node AS node
      ON node.marketplace_id = ${marketplaceId} AND node.level = asked.level AND node.index = asked.index`;
  const found = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return nodes.map(({ level, index }) => {
    const hash = found.get(`${level}/${index}`);
    if (!hash) throw new Error(`node ${level}/${index} of the log of ${marketplaceId} is missing`);
    return hash;
  });
}

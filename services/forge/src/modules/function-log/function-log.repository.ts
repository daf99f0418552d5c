import type { LogLine } from '@guildhall/sandbox';
import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { FunctionLogRow } from './function-log.ts';

export interface LogQuestion {
  installationId: string;
  invocationId: string | null;
  level: string | null;
  /** Newest first from there into the past, or oldest first from there on. */
  direction: 'BACK' | 'ON';
  /** The entry to go on from; null for the end of the list. */
  from: number | null;
  /** Entries up to this one are not for whoever asks. */
  fromSeq: number;
  limit: number;
}

export interface FunctionLogRepository {
  /** Numbers lines under a lock, so that numbers become visible in their order. */
  add(
    installationId: string,
    by: { invocationId: string; function: string },
    lines: readonly LogLine[],
  ): Promise<void>;
  list(question: LogQuestion): Promise<FunctionLogRow[]>;
  deleteBefore(instant: Date, limit: number): Promise<number>;
}

const level = z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']);

export function functionLogRepository(tx: Tx, marketplaceId: string): FunctionLogRepository {
  return {
    async add(installationId, { invocationId, function: name }, lines) {
      if (lines.length === 0) return;
      const rows = await tx.$queryRaw<{ last: number }[]>`
        INSERT INTO function_usage AS usage (marketplace_id, installation_id, last_log)
        VALUES (${marketplaceId}, ${installationId}, ${lines.length})
        ON CONFLICT (marketplace_id, installation_id) DO UPDATE SET last_log = usage.last_log + excluded.last_log
        RETURNING last_log AS last`;
      const first = (rows[0]?.last ?? lines.length) - lines.length + 1;
      await tx.functionLog.createMany({
        data: lines.map((line, index) => ({
          ...{ marketplaceId, installationId, invocationId, function: name },
          ...{ seq: first + index, at: new Date(line.at), level: line.level.toUpperCase() },
          // PostgreSQL keeps no zero characters.
          text: line.text.replaceAll('\0', '\uFFFD'),
        })),
      });
    },
    async list({ installationId, invocationId, level: wanted, direction, from, fromSeq, limit }) {
      const rows = await tx.functionLog.findMany({
        where: {
          ...{ marketplaceId, installationId },
          ...(invocationId !== null && { invocationId }),
          ...(wanted !== null && { level: wanted }),
          seq: {
            gt: direction === 'ON' && from !== null ? Math.max(from, fromSeq) : fromSeq,
            ...(direction === 'BACK' && from !== null && { lt: from }),
          },
        },
        orderBy: { seq: direction === 'BACK' ? 'desc' : 'asc' },
        take: limit,
      });
      return rows.map(({ seq, invocationId: by, function: name, at, level: word, text }) => ({
        ...{ seq, invocationId: by, function: name, at, level: level.parse(word), text },
      }));
    },
    deleteBefore: (instant, limit) => tx.$executeRaw`
      DELETE FROM function_log WHERE marketplace_id = ${marketplaceId} AND (installation_id, seq) IN (
        SELECT installation_id, seq FROM function_log
        WHERE marketplace_id = ${marketplaceId} AND at < ${instant} LIMIT ${limit})`,
  };
}

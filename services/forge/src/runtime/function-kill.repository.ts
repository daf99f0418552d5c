import { z } from 'zod';
import type { Tx } from '../database.ts';

/** Remembers for an hour what had to be killed because of which code, whichever process did it. */
export interface FunctionKillRepository {
  /** Notes a run's share in a kill, once; whoever does the same for this code waits until this transaction is over. */
  add(kill: { invocationId: string; codeDigest: string; share: number }, now: Date): Promise<void>;
  /** What came together from an instant on: how many kills, and the sum of the shares in them. */
  since(codeDigest: string, from: Date): Promise<{ kills: number; shares: number }>;
}

const HOUR = 3_600_000;
const sum = z.array(z.object({ kills: z.int(), shares: z.number() })).length(1);

export function functionKillRepository(tx: Tx, marketplaceId: string): FunctionKillRepository {
  return {
    async add({ invocationId, codeDigest, share }, now) {
      const lock = `function-kill ${marketplaceId} ${codeDigest}`;
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
      await tx.$executeRaw`
        DELETE FROM function_kill
        WHERE marketplace_id = ${marketplaceId} AND at < ${new Date(now.getTime() - HOUR)}`;
      await tx.$executeRaw`
        INSERT INTO function_kill (marketplace_id, invocation_id, code_digest, share, at)
        VALUES (${marketplaceId}, ${invocationId}, ${codeDigest}, ${share}, ${now})
        ON CONFLICT (marketplace_id, invocation_id) DO NOTHING`;
    },
    async since(codeDigest, from) {
      const rows = await tx.$queryRaw`
        SELECT count(*)::int AS kills, coalesce(sum(share), 0)::float8 AS shares FROM function_kill
        WHERE marketplace_id = ${marketplaceId} AND code_digest = ${codeDigest} AND at > ${from}`;
      const [found] = sum.parse(rows);
      return found ?? { kills: 0, shares: 0 };
    },
  };
}

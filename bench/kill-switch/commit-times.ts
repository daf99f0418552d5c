import { openDatabase } from '../../tests/e2e/lab/query-database.ts';
import type { OpenGuildhall } from '../../tests/e2e/lab/open-guildhall.ts';

/** When PostgreSQL committed what governance wrote: time zero of a block. */
export interface CommitTimes {
  /** Milliseconds since 1970, with fractions. */
  of(this: void, block: { propagation: { feedSeq: number } | null }): Promise<number>;
  close(this: void): Promise<void>;
}

/** PostgreSQL notes commit times only when told to before it starts: it is started again here, under everybody's feet. */
export async function keepCommitTimes(guildhall: OpenGuildhall): Promise<CommitTimes> {
  const admin = await openDatabase(guildhall, 'governance');
  await admin.query('ALTER SYSTEM SET track_commit_timestamp = on');
  await admin.end();
  const { power } = guildhall.stores.postgres;
  if (!power) throw new Error('PostgreSQL was not started by this Guildhall');
  await power.cut();
  await power.restore();
  const database = await openDatabase(guildhall, 'governance');
  const { marketplace } = guildhall.personas.reviewer;
  return {
    async of({ propagation }) {
      const { rows } = await database.query<{ at: number | null }>(
        `SELECT (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS at
         FROM feed_entry WHERE marketplace_id = $1 AND seq = $2`,
        [marketplace, propagation?.feedSeq],
      );
      const at = rows[0]?.at;
      if (typeof at !== 'number') throw new Error('PostgreSQL does not know when the block was committed');
      return at;
    },
    close: () => database.end(),
  };
}
